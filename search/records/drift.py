"""Where the index of records and the database differ, and writing what does."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.module_loading import import_string

from core import clock
from search.backends.guarded import GuardedBackend
from search.contract import SearchQuery
from search.drift import Drift
from search.records.record import LOCALE, Record, record_of
from search.records.store import put_records, record_backend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from search.contract import SearchBackend
    from search.records.store import VersionedRecord

#: Records compared, or written, by one request.
CHUNK: Final = 500


def record_engines() -> tuple[SearchBackend, ...]:
    """Every engine that holds records; the one that answers stands first."""
    backend = record_backend()
    return (backend.primary, backend.fallback) if isinstance(backend, GuardedBackend) else (backend,)


def find_record_drift(among: Iterable[SearchBackend] | None = None) -> list[Drift]:
    """Compare every record with what each engine holds of it. Raises ``SearchUnavailableError``.

    By content, not by version: a record's version is when it was read, which says nothing of what has changed since. The
    engines are asked first: what is written in between is then missing from neither.
    """
    asked = record_engines() if among is None else tuple(among)
    indexed = {engine.name: engine.versions() for engine in asked}
    wanted = {one.record.id: one.record for one in every_record()}
    return [
        Drift(
            engine=engine.name,
            missing=tuple(sorted(wanted.keys() - indexed[engine.name].keys())),
            stale=tuple(_stale(engine, wanted, sorted(wanted.keys() & indexed[engine.name].keys()))),
            extra=tuple(sorted(indexed[engine.name].keys() - wanted.keys())),
        )
        for engine in asked
    ]


def repair_records(drifts: Iterable[Drift]) -> None:
    """Write the differing records again and remove those that are gone. Raises ``SearchUnavailableError``."""
    ids = {one for drift in drifts for one in drift.ids}
    if not ids:
        return
    gone = set(ids)
    every = (one for one in every_record() if one.record.id in ids)
    while chunk := list(islice(every, CHUNK)):
        put_records(chunk)
        gone -= {one.record.id for one in chunk}
    put_records([], sorted(gone), time.time_ns() // 1000)


def every_record() -> Iterator[VersionedRecord]:
    """What ``MERIDIAN_SEARCH["RECORDS"]`` yields now."""
    records: Iterator[VersionedRecord] = import_string(settings.MERIDIAN_SEARCH["RECORDS"])()
    return records


def _stale(engine: SearchBackend, wanted: Mapping[str, Record], ids: list[str]) -> Iterator[str]:
    now = clock.now()
    for start in range(0, len(ids), CHUNK):
        chunk = tuple(ids[start : start + CHUNK])
        query = SearchQuery(
            LOCALE, now, only_ids=chunk, limit=CHUNK, include_closed=True, highlight=False, correct=False
        )
        held = {hit.document.id: record_of(hit.document) for hit in engine.search(query).hits}
        yield from (one for one in chunk if held.get(one) != wanted[one])
