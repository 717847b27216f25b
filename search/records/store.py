"""Where the index of records lies, and how it is filled: an index of its own beside that of the pages (decisions.md 3)."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from core import clock
from search.backends import ELASTICSEARCH
from search.backends.feeding import rebuild_all
from search.backends.guarded import GuardedBackend
from search.backends.sqlite.engine import SqliteBackend
from search.contract import SearchQuery, SearchUnavailableError
from search.records.finding import find
from search.records.record import LOCALE, Record, document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.contract import SearchBackend, SearchDocument
    from search.records.ranking import Ranked

logger = logging.getLogger("meridian.search")

#: Of the jobs that write records (``MERIDIAN_OUTBOX_HANDLERS``).
TOPIC = "search.records"
#: Name of the folder beside the pages' files, and end of the prefix on a server.
NAME = "records"


class VersionedRecord(Protocol):
    """A record with its version: of two the higher one has seen more."""

    @property
    def record(self) -> Record:
        """What is known."""

    @property
    def version(self) -> int:
        """When it was known."""


def record_backend() -> SearchBackend:
    """The engine that holds records: Elasticsearch where its address is set, with the embedded one behind it."""
    options = settings.MERIDIAN_SEARCH
    return _backend(options["ELASTICSEARCH_URL"], options["PREFIX"], Path(options["DIRECTORY"]) / NAME)


@lru_cache(maxsize=4)
def _backend(url: str, prefix: str, directory: Path) -> SearchBackend:
    embedded = SqliteBackend(directory)
    if not url:
        return embedded
    engine = import_string(ELASTICSEARCH)
    return GuardedBackend(
        lambda timeout: engine(url, f"{prefix}-{NAME}", {}, timeout=timeout),
        embedded,
        has_fallback=lambda: True,  # an empty one says that there is no index, which the database could not
    )


def find_records(text: str, limit: int = 10) -> list[Ranked] | None:
    """Return what an affiliation may mean, best first; None where no record is indexed. Raises SearchUnavailableError."""
    backend, now = record_backend(), clock.now()
    found = find(backend, text, now, limit)
    if found or backend.search(SearchQuery(locale=LOCALE, now=now, limit=0, include_closed=True)).total:
        return found
    return None


def corrected(text: str) -> str:
    """Return mistyped words of names as they may be meant; nothing where none helps. Raises SearchUnavailableError."""
    query = SearchQuery(
        locale=LOCALE, now=clock.now(), text=text, limit=1, highlight=False, include_closed=True
    )
    return record_backend().search(query).suggestion


def put_records(records: Iterable[VersionedRecord], gone: Iterable[str] = (), version: int = 0) -> None:
    """Store records and remove those that are gone, with the version of that.

    Raises ``SearchUnavailableError`` itself, no kind of it: the outbox notes the name, by which jobs are woken.
    """
    backend = record_backend()
    documents = [document_of(one.record, one.version) for one in records]
    removed = dict.fromkeys(gone, version)
    try:
        if documents:
            backend.put(documents)
        if removed:
            backend.delete(removed)
    except SearchUnavailableError as error:
        raise SearchUnavailableError(str(error)) from error


def rebuild_records() -> int:
    """Make the index of records anew from what ``MERIDIAN_SEARCH["RECORDS"]`` yields; return how many it holds."""
    return record_backend().rebuild(_every_document())


def make_records_anew(engine: SearchBackend) -> None:
    """Rebuild one engine's index of records, which cannot be asked: it may be lost while its server is well."""
    try:
        count = rebuild_all([engine], _every_document())
    except SearchUnavailableError as error:
        logger.warning("records cannot be rebuilt", extra={"engine": engine.name, "error": str(error)})
        return
    logger.warning("records made anew", extra={"engine": engine.name, "documents": count})


def _every_document() -> Iterator[SearchDocument]:
    every: Iterator[VersionedRecord] = import_string(settings.MERIDIAN_SEARCH["RECORDS"])()
    return (document_of(one.record, one.version) for one in every)
