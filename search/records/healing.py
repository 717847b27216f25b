"""What the worker does so that the index of records equals the database with no hand."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from search.backends.guarded import GuardedBackend
from search.contract import SearchUnavailableError
from search.health import count_documents
from search.records.drift import find_record_drift, repair_records
from search.records.record import LOCALE
from search.records.store import make_records_anew, record_backend

if TYPE_CHECKING:
    from search.contract import SearchBackend

logger = logging.getLogger("meridian.search")

#: Every record is compared this often, which takes seconds for ten thousand; jobs keep the index true in between.
FULL_SECONDS: Final = 3600.0
#: An engine that could not be asked or written is compared again then, so that its index is true within a minute of its
#: server's return; where that is away, finding it out takes two seconds.
AGAIN_SECONDS: Final = 15.0

#: When an engine is compared next, by its name.
_due: dict[str, float] = {}
#: How many records an engine held when it was compared last.
_held: dict[str, int] = {}


def heal_records() -> None:
    """Write again in which an engine's records differ from the database; make an index anew that is lost or damaged."""
    backend = record_backend()
    if isinstance(backend, GuardedBackend):
        _heal(backend.primary, backend.asked)
        _heal(backend.fallback, backend.fallback)
    else:
        _heal(backend, backend)


def _heal(engine: SearchBackend, asked: SearchBackend) -> None:
    now = time.monotonic()
    if now < _due.get(engine.name, 0.0) and (engine.name not in _held or _is_whole(asked)):
        return
    try:
        drifts = find_record_drift([engine])
        for drift in drifts:
            if drift.total:
                logger.warning("records differ", extra={"engine": drift.engine, "documents": drift.total})
        repair_records(drifts)
        _held[engine.name] = count_documents(asked, (LOCALE,))
        _due[engine.name] = now + FULL_SECONDS
    except SearchUnavailableError as error:
        logger.warning("records not compared", extra={"engine": engine.name, "error": str(error)})
        make_records_anew(engine)
        _held.pop(engine.name, None)  # what it held says nothing until it is compared
        _due[engine.name] = time.monotonic() + AGAIN_SECONDS


def _is_whole(engine: SearchBackend) -> bool:
    """Whether an engine can be asked and has not lost records: single ones that go are few, and compared for nothing."""
    try:
        return count_documents(engine, (LOCALE,)) >= _held[engine.name]
    except SearchUnavailableError:
        return False
