"""Engines to measure: each on an index of its own, which is gone afterwards."""

from __future__ import annotations

import tempfile
import uuid
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from search.backends.elasticsearch.engine import ElasticsearchBackend
from search.backends.elasticsearch.server import client
from search.backends.sqlite.engine import SqliteBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from search.contract import SearchBackend

    #: Opens an engine without a document in it.
    Opener = Callable[[], AbstractContextManager[SearchBackend]]

#: Seconds for one call: what is measured is how well an engine answers, not whether a busy machine is in time.
_PATIENCE = 30.0


def engines(analyzers: Mapping[str, str], url: str = "") -> dict[str, Opener]:
    """Return how to open each engine, by its name: the embedded one, and Elasticsearch where it has an address."""
    found: dict[str, Opener] = {SqliteBackend.name: partial(_embedded, analyzers)}
    if url:
        found[ElasticsearchBackend.name] = partial(_elasticsearch, analyzers, url)
    return found


@contextmanager
def _embedded(analyzers: Mapping[str, str]) -> Iterator[SearchBackend]:
    with tempfile.TemporaryDirectory() as folder:
        backend = SqliteBackend(Path(folder) / "index", analyzers)
        try:
            yield backend
        finally:
            backend.close()


@contextmanager
def _elasticsearch(analyzers: Mapping[str, str], url: str) -> Iterator[SearchBackend]:
    prefix = f"quality-{uuid.uuid4().hex[:12]}"
    try:
        yield ElasticsearchBackend(url, prefix, analyzers, timeout=_PATIENCE)
    finally:
        remove_indexes(url, prefix)


def remove_indexes(url: str, prefix: str) -> None:
    """Remove from a server what was made there under a prefix."""
    indices = client(url).options(request_timeout=_PATIENCE).indices
    for index in indices.get(index=f"{prefix}*", expand_wildcards="all"):
        indices.delete(index=index)
