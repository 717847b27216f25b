"""Making the index of one engine anew from the database, while the site is up."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from search.backends.feeding import rebuild_all
from search.contract import SearchUnavailableError
from search.indexing import all_documents

if TYPE_CHECKING:
    from search.contract import SearchBackend

logger = logging.getLogger("meridian.search")

#: An engine that could not be asked and could not be made anew is tried again then: an index must be true within a minute
#: of its server's return, and a server that hangs takes 10 s of the worker's time.
AGAIN_SECONDS: Final = 40.0

#: When an index that cannot be asked is made anew next, by its engine's name.
_due: dict[str, float] = {}


def make_anew(engine: SearchBackend) -> None:
    """Rebuild an index that cannot be asked: it may be gone, or of another form, while its server is well."""
    try:
        count = rebuild_all([engine], all_documents())
    except SearchUnavailableError as error:
        logger.warning("engine cannot be rebuilt", extra={"engine": engine.name, "error": str(error)})
        return
    logger.warning("index made anew", extra={"engine": engine.name, "documents": count})


def make_anew_by_turns(engine: SearchBackend, now: float) -> None:
    """Rebuild an index that cannot be asked, unless that was tried just before."""
    if now >= _due.get(engine.name, 0.0):
        _due[engine.name] = now + AGAIN_SECONDS
        make_anew(engine)
