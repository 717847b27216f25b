"""What the worker does so that an index equals the database with no hand: what differs is written, what is lost made anew."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings

from core.models.outbox import OutboxItem
from search.anew import make_anew_by_turns
from search.backends import get_backend, has_index
from search.backends.guarded import GuardedBackend
from search.contract import SearchUnavailableError
from search.drift import find_drift, repair
from search.health import count_documents
from search.indexing import TOPIC, indexable_pages
from search.records.healing import heal_records

if TYPE_CHECKING:
    from search.contract import SearchBackend

logger = logging.getLogger("meridian.search")

#: Every version is compared this often at least, where counts agree: what another machine did while this one's embedded
#: index was away, what a backup brought back.
FULL_SECONDS: Final = 3600.0

#: When an engine is compared in full next, by its name.
_due: dict[str, float] = {}


def heal() -> None:
    """Write again in which an engine differs from the database; make an index anew that is lost, broken or far behind."""
    _heal_pages()
    heal_records()


def _heal_pages() -> None:
    wanted = indexable_pages().count()
    waiting = OutboxItem.objects.filter(topic=TOPIC).count()
    backend = get_backend()
    if isinstance(backend, GuardedBackend):
        _heal(backend.primary, backend.asked, wanted, waiting)
        embedded, is_there = backend.fallback, backend.has_fallback()
    else:
        embedded, is_there = backend, has_index(Path(settings.MERIDIAN_SEARCH["DIRECTORY"]))
    if is_there:
        _heal(embedded, embedded, wanted, waiting)
    else:
        make_anew_by_turns(embedded)


def _heal(engine: SearchBackend, asked: SearchBackend, wanted: int, waiting: int) -> None:
    """Compare an engine; ``asked`` is the same one with little patience, so that a server that hangs holds nobody."""
    now = time.monotonic()
    try:
        differs = abs(count_documents(asked) - wanted) > waiting
        if differs or now >= _due.get(engine.name, 0.0):
            drifts = [one for one in find_drift([engine]) if one.total]
            for drift in drifts:
                logger.warning("index differs", extra={"engine": engine.name, "documents": drift.total})
            repair(drifts)
            _due[engine.name] = now + FULL_SECONDS
    except SearchUnavailableError:
        make_anew_by_turns(engine)
        _due[engine.name] = 0.0  # when it is back, all of it is compared
