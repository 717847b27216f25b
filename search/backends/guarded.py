"""A server's engine with the embedded one behind it: callers get an answer in time, and can't tell which one gave it."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from core.outbox import remaining_seconds
from search.backends import database
from search.backends.breaker import Breaker, BreakerOpenError
from search.backends.feeding import rebuild_all
from search.backends.patience import LEAST, PATIENCE, seconds_left, within
from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from search.contract import SearchBackend, SearchDocument, SearchQuery, SearchResults, Suggestion

logger = logging.getLogger("meridian.search")

_Answer = TypeVar("_Answer")

#: Seconds that one write may take while an editor waits for the save: many fit into the outbox's half second where the
#: server is well, and where it is not the first one ends the attempt.
HASTY: Final = 0.4
#: Seconds for what nobody waits for: the worker's writes, rebuilds, comparisons.
PATIENT: Final = 10.0
#: The worker tries to write again this soon: an index must be true within a minute of its server's return, and jobs that
#: fail fast cost the server nothing. Editors' requests are kept off it by the outbox itself, for half a minute.
WRITING_PAUSES: Final = (2.0, 5.0)


class Reading(Protocol):
    """What readers ask of an engine, and of the database where there is none."""

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer a query."""

    def suggest(
        self, text: str, locale: str, limit: int = 8, excluded_ids: tuple[str, ...] = ()
    ) -> tuple[Suggestion, ...]:
        """Complete words to titles."""


class GuardedBackend:
    """Asks the primary unless it has just failed, and the fallback then; writes to both.

    Reading and writing fail apart: an index that takes no writes (a full disk) still answers.
    """

    def __init__(
        self,
        primary: Callable[[float], SearchBackend],
        fallback: SearchBackend,
        *,
        has_fallback: Callable[[], bool],
        asking: Breaker | None = None,
        writing: Breaker | None = None,
    ) -> None:
        """Take the primary engine by its time-out in seconds, and whether this machine has the fallback's index."""
        self.asked: SearchBackend = primary(
            PATIENCE
        )  #: the primary for questions that are answered at once or not
        self._hasty = primary(HASTY)
        self.primary: SearchBackend = primary(PATIENT)
        self.fallback = fallback
        self.has_fallback = has_fallback
        self.asking = asking or Breaker()
        self.writing = writing or Breaker(WRITING_PAUSES)
        self.name = self.primary.name

    def put(self, documents: Iterable[SearchDocument]) -> None:
        """Store documents in both; raises ``SearchUnavailableError`` when either could not, after trying both."""
        batch = list(documents)
        self._write(lambda engine: engine.put(batch))

    def delete(self, versions: Mapping[str, int]) -> None:
        """Remove documents from both, as ``put`` stores them."""
        self._write(lambda engine: engine.delete(versions))

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer a query; what the fallback says is marked as degraded, and true for half a minute at most."""
        try:
            return self._ask_primary(lambda engine: engine.search(query))
        except SearchUnavailableError:
            results = self._simpler(lambda engine: engine.search(query))
        until = query.now + database.SIMPLE_FOR
        return replace(results, degraded=True, until=min(results.until or until, until))

    def suggest(
        self, text: str, locale: str, limit: int = 8, excluded_ids: tuple[str, ...] = ()
    ) -> tuple[Suggestion, ...]:
        """Complete words to titles."""
        try:
            return self._ask_primary(lambda engine: engine.suggest(text, locale, limit, excluded_ids))
        except SearchUnavailableError:
            return self._simpler(lambda engine: engine.suggest(text, locale, limit, excluded_ids))

    def versions(self, locale: str | None = None) -> Mapping[str, int]:
        """Return what the primary holds; ``search.drift`` compares both engines."""
        return self.primary.versions(locale)

    def rebuild(self, documents: Iterable[SearchDocument], locale: str | None = None) -> int:
        """Replace both indexes from one stream; where one engine is away the other has its new index all the same."""
        return rebuild_all((self.primary, self.fallback), documents, locale)

    def _ask_primary(self, question: Callable[[Reading], _Answer]) -> _Answer:
        """Return the primary's answer within the patience of the request; raises ``SearchUnavailableError``."""
        seconds = seconds_left()
        if seconds < LEAST:
            raise BreakerOpenError("this request has waited enough")
        try:
            return self.asking.call(partial(within, seconds, partial(question, self.asked)))
        except BreakerOpenError:
            raise  # said when it opened
        except SearchUnavailableError as error:
            logger.warning("search engine did not answer", extra={"engine": self.name, "error": str(error)})
            raise

    def _simpler(self, question: Callable[[Reading], _Answer]) -> _Answer:
        """Return what the embedded engine says, or the database where this machine has no index that can be read."""
        if self.has_fallback():
            try:
                return question(self.fallback)
            except SearchUnavailableError as error:
                logger.warning("embedded index did not answer", extra={"error": str(error)})
        return question(database)

    def _write(self, work: Callable[[SearchBackend], None]) -> None:
        """Write to the fallback, which is then current, and to the primary.

        Where this machine has no embedded index none is begun: one that holds what has changed since would answer as if
        it were whole (decisions.md 4).
        """
        trouble: SearchUnavailableError | None = None
        if self.has_fallback():
            try:
                work(self.fallback)
            except SearchUnavailableError as error:
                trouble = error
        if remaining_seconds() is None:
            self.writing.call(partial(work, self.primary))
        else:
            self.writing.call(partial(within, HASTY, partial(work, self._hasty)))
        if trouble is not None:
            raise trouble
