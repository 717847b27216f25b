"""Making the index of one engine anew from the database, while the site is up."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from search.backends.feeding import rebuild_all
from search.contract import SearchUnavailableError
from search.indexing import all_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from search.contract import SearchBackend

logger = logging.getLogger("meridian.search")

#: An engine that could not be asked and could not be made anew is left alone for so long, and for as long again as the
#: attempt took: an index must be true within a minute of its server's return, a server that is away is found out by one
#: question of two seconds, and one whose disk is full must not be filled again and again.
AGAIN_SECONDS: Final = 5.0

#: When an index that cannot be asked is made anew next, by its engine's name.
_due: dict[str, float] = {}


def make_anew(engine: SearchBackend) -> bool:
    """Rebuild an index that cannot be asked: it may be gone, or of another form, while its server is well."""
    try:
        count = rebuild_all([engine], all_documents())
    except SearchUnavailableError as error:
        logger.warning("engine cannot be rebuilt", extra={"engine": engine.name, "error": str(error)})
        return False
    logger.warning("index made anew", extra={"engine": engine.name, "documents": count})
    return True


def make_unreadable_anew(among: Iterable[SearchBackend], make: Callable[[SearchBackend], object]) -> None:
    """Make anew those of some engines whose index cannot be read, in the way given."""
    for engine in among:
        try:
            engine.versions()
        except SearchUnavailableError:
            make(engine)


def make_anew_by_turns(engine: SearchBackend) -> None:
    """Rebuild an index that cannot be asked, unless that was tried in vain just before."""
    begun = time.monotonic()
    if begun >= _due.get(engine.name, 0.0) and not make_anew(engine):
        ended = time.monotonic()
        _due[engine.name] = ended + AGAIN_SECONDS + (ended - begun)
