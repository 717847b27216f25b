"""A server's engine that answers and takes no document: after a while its index is made anew."""

from __future__ import annotations

import time
from typing import Final

from search.anew import make_anew
from search.backends import get_backend
from search.backends.guarded import GuardedBackend
from search.contract import SearchUnavailableError
from search.health import count_documents

#: An index that takes no writes for this long is made anew, and again so much later: a full disk is not helped by it.
REFUSED_SECONDS: Final = 20.0
REFUSED_AGAIN_SECONDS: Final = 600.0

#: When an engine that refuses is made anew, by its name.
_due: dict[str, float] = {}


def make_anew_if_refusing() -> None:
    """Rebuild an engine that answers and takes no document for a while: its index is of another form, or locked."""
    backend, now = get_backend(), time.monotonic()
    if not isinstance(backend, GuardedBackend):
        return
    try:
        count_documents(backend.asked)
    except SearchUnavailableError:  # it is away
        not_refusing()
        return
    if now >= _due.setdefault(backend.primary.name, now + REFUSED_SECONDS):
        _due[backend.primary.name] = now + REFUSED_AGAIN_SECONDS
        make_anew(backend.primary)


def not_refusing() -> None:
    """Forget since when the server's engine takes no document."""
    _due.clear()
