"""What the worker does so that an index equals the database with no hand: jobs are woken, a lost index is made anew."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from core import clock, outbox
from core.models.outbox import OutboxItem
from search.backends import get_backend
from search.backends.feeding import rebuild_all
from search.backends.guarded import GuardedBackend
from search.contract import SearchUnavailableError
from search.drift import find_drift, repair
from search.health import count_documents
from search.indexing import TOPIC, all_documents, indexable_pages, sync_page

if TYPE_CHECKING:
    from search.contract import SearchBackend

logger = logging.getLogger("meridian.search")

#: Every version is compared this often at least, where counts agree: what another machine did while this one's embedded
#: index was away, what a backup brought back.
FULL_SECONDS: Final = 3600.0
#: An engine that could not be asked and could not be made anew is tried again then: an index must be true within a minute
#: of its server's return, and a server that hangs takes 10 s of the worker's time.
AGAIN_SECONDS: Final = 40.0

#: An index that takes no writes for this long is made anew, and again so much later: a full disk is not helped by it.
REFUSED_SECONDS: Final = 20.0
REFUSED_AGAIN_SECONDS: Final = 600.0
_REFUSED: Final = "refused"

#: When an engine is compared in full next, by its name.
_due: dict[str, float] = {}


def wake() -> None:
    """Make the jobs that failed for want of an engine due at once, as soon as one of them succeeds again.

    Any of them is the probe, so that one that can never succeed keeps no other asleep.
    """
    asleep = OutboxItem.objects.asleep(TOPIC, SearchUnavailableError.__name__, clock.now())
    key = asleep.order_by("?").values_list("key", flat=True).first()
    if key is None:
        return
    try:
        sync_page(int(key))
    except SearchUnavailableError:
        _make_anew_if_refused()
        return
    _due.pop(_REFUSED, None)
    woken = outbox.wake(TOPIC, SearchUnavailableError.__name__)
    logger.warning("search engine is back", extra={"jobs": woken})


def _make_anew_if_refused() -> None:
    """Rebuild an engine that answers and takes no document for a while: its index is of another form, or locked."""
    backend, now = get_backend(), time.monotonic()
    if not isinstance(backend, GuardedBackend):
        return
    try:
        count_documents(backend.primary)
    except SearchUnavailableError:  # it is away
        _due.pop(_REFUSED, None)
        return
    if now >= _due.setdefault(_REFUSED, now + REFUSED_SECONDS):
        _due[_REFUSED] = now + REFUSED_AGAIN_SECONDS
        _make_anew(backend.primary)


def heal() -> None:
    """Write again in which an engine differs from the database; make an index anew that is lost, broken or far behind."""
    wanted = indexable_pages().count()
    waiting = OutboxItem.objects.filter(topic=TOPIC).count()
    backend = get_backend()
    if not isinstance(backend, GuardedBackend):
        _heal(backend, wanted, waiting)
        return
    _heal(backend.primary, wanted, waiting)
    if backend.has_fallback():
        _heal(backend.fallback, wanted, waiting)
    else:
        _make_anew(backend.fallback)


def _heal(engine: SearchBackend, wanted: int, waiting: int) -> None:
    now = time.monotonic()
    try:
        differs = abs(count_documents(engine) - wanted) > waiting
        if differs or now >= _due.get(engine.name, 0.0):
            drifts = [one for one in find_drift([engine]) if one.total]
            for drift in drifts:
                logger.warning("index differs", extra={"engine": engine.name, "documents": drift.total})
            repair(drifts)
            _due[engine.name] = now + FULL_SECONDS
    except SearchUnavailableError:
        if now >= _due.get(f"{engine.name} anew", 0.0):
            _due[f"{engine.name} anew"] = now + AGAIN_SECONDS
            _make_anew(engine)
        _due[engine.name] = 0.0  # when it is back, all of it is compared


def _make_anew(engine: SearchBackend) -> None:
    """Rebuild an index that cannot be asked: it may be gone, or of another form, while its server is well."""
    try:
        count = rebuild_all([engine], all_documents())
    except SearchUnavailableError as error:
        logger.warning("engine cannot be rebuilt", extra={"engine": engine.name, "error": str(error)})
        return
    logger.warning("index made anew", extra={"engine": engine.name, "documents": count})
