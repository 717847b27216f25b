"""The engines behind the contract, and which one answers."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from search.backends.guarded import GuardedBackend
from search.backends.sqlite.engine import SqliteBackend
from search.backends.sqlite.files import IndexFiles

if TYPE_CHECKING:
    from search.contract import SearchBackend

#: Imported where it is used: the client takes as long to load as a tenth of the site.
ELASTICSEARCH = "search.backends.elasticsearch.engine.ElasticsearchBackend"

_Analyzers = tuple[tuple[str, str], ...]


def get_backend() -> SearchBackend:
    """The engine that answers: Elasticsearch where its address is set, the embedded one alone or behind it."""
    options = settings.MERIDIAN_SEARCH
    directory = Path(options["DIRECTORY"])
    analyzers = tuple(sorted(options["ANALYZERS"].items()))
    if options["ELASTICSEARCH_URL"]:
        return _guarded(options["ELASTICSEARCH_URL"], options["PREFIX"], directory, analyzers)
    return _embedded(directory, analyzers)


def engines() -> tuple[SearchBackend, ...]:
    """Every engine whose index lies here or is shared, as it must equal the database; the one that answers stands first."""
    backend = get_backend()
    if not isinstance(backend, GuardedBackend):
        return (backend,)
    return (backend.primary, backend.fallback) if backend.has_fallback() else (backend.primary,)


@lru_cache(maxsize=4)
def _embedded(directory: Path, analyzers: _Analyzers) -> SqliteBackend:
    return SqliteBackend(directory, dict(analyzers))


@lru_cache(maxsize=4)
def _guarded(url: str, prefix: str, directory: Path, analyzers: _Analyzers) -> GuardedBackend:
    engine = import_string(ELASTICSEARCH)
    return GuardedBackend(
        lambda timeout: engine(url, prefix, dict(analyzers), timeout=timeout),
        _embedded(directory, analyzers),
        has_fallback=partial(has_index, directory),
    )


def has_index(directory: Path) -> bool:
    """Whether a folder holds an embedded index that can be read."""
    return IndexFiles(directory).readable() is not None
