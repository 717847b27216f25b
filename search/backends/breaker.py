"""Asks a part that may be down no more than is good for both: after failures it is left alone for a while."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final, TypeVar

from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")

#: Seconds without a question after the first failure in a row, the second and every further one. One failure is a pause
#: for breath (a garbage collection, a node that restarts); the others of the same page must not wait for it again. Two in
#: a row are an outage.
PAUSES: Final = (2.0, 30.0)
#: A probe that has not come back by then died with its thread; another one may ask.
PROBE_SECONDS: Final = 10.0


class BreakerOpenError(SearchUnavailableError):
    """The part was not asked: it has failed a moment ago."""


class Breaker:
    """Lets calls through while they succeed. After a pause one call is the probe that decides about the others.

    One a process and purpose; any number of threads may use it. ``clock`` counts seconds.
    """

    def __init__(
        self, pauses: tuple[float, ...] = PAUSES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pauses, self._clock = pauses, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0  #: moment before which nobody asks

    @property
    def state(self) -> str:
        """``closed`` (calls pass), ``open`` (none does) or ``half-open`` (the next one is the probe)."""
        if not self._failures:
            return "closed"
        return "open" if self._clock() < self._closed_until else "half-open"

    def call(self, work: Callable[[], _Answer]) -> _Answer:
        """Return what the work returns. Raises ``BreakerOpenError`` without calling it while the breaker is open.

        Only ``SearchUnavailableError`` counts as a failure; whatever else is raised says nothing about the server.
        """
        self._enter()
        try:
            answer = work()
        except SearchUnavailableError:
            self._fail()
            raise
        self._succeed()
        return answer

    def _enter(self) -> None:
        with self._lock:
            if not self._failures:
                return
            now = self._clock()
            if now < self._closed_until:
                raise BreakerOpenError("not asked: it has failed a moment ago")
            self._closed_until = (
                now + PROBE_SECONDS
            )  # the others go on without, until the probe has come back

    def _fail(self) -> None:
        with self._lock:
            self._closed_until = self._clock() + self._pauses[min(self._failures, len(self._pauses) - 1)]
            self._failures += 1

    def _succeed(self) -> None:
        with self._lock:
            self._failures = 0
