"""What the worker does so that the index of records equals the database with no hand."""

from __future__ import annotations

import logging
import time
from typing import Final

from search.contract import SearchUnavailableError
from search.records.drift import find_record_drift, record_engines, repair_records

logger = logging.getLogger("meridian.search")

#: Every record is compared this often, which takes seconds for ten thousand; jobs keep the index true in between.
FULL_SECONDS: Final = 3600.0
#: An engine that could not be asked or written is compared again then.
AGAIN_SECONDS: Final = 40.0

#: When an engine is compared next, by its name.
_due: dict[str, float] = {}


def heal_records() -> None:
    """Write again in which an engine's records differ from the database."""
    now = time.monotonic()
    for engine in record_engines():
        if now < _due.get(engine.name, 0.0):
            continue
        try:
            drifts = find_record_drift([engine])
            for drift in drifts:
                if drift.total:
                    logger.warning("records differ", extra={"engine": drift.engine, "documents": drift.total})
            repair_records(drifts)
            _due[engine.name] = now + FULL_SECONDS
        except SearchUnavailableError as error:
            logger.warning("records not compared", extra={"engine": engine.name, "error": str(error)})
            _due[engine.name] = now + AGAIN_SECONDS
