"""The engines behind the contract, and which one answers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from search.backends.sqlite.engine import SqliteBackend

if TYPE_CHECKING:
    from search.contract import SearchBackend


def get_backend() -> SearchBackend:
    """The engine that answers: the embedded one, on files of this machine."""
    options = settings.MERIDIAN_SEARCH
    return _embedded(Path(options["DIRECTORY"]), tuple(sorted(options["ANALYZERS"].items())))


@lru_cache(maxsize=4)
def _embedded(directory: Path, analyzers: tuple[tuple[str, str], ...]) -> SqliteBackend:
    return SqliteBackend(directory, dict(analyzers))
