"""How long a reader's page waits for an engine: one budget a request, whatever number of searches it asks."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.core.signals import request_finished, request_started
from django.dispatch import receiver

from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")

#: Seconds of waiting for a server in one request. A search must be answered within 2.5 s; what is left is for the
#: fallback, the database and the template.
PATIENCE: Final = 1.8
#: With less than this left asking is not worth it: an engine that is well answers within, one that is not would take it.
LEAST: Final = 0.3

#: Seconds of the present request spent on waiting; nothing outside of requests, where each question has its own budget.
_spent: ContextVar[float | None] = ContextVar("meridian_search_spent", default=None)


@receiver(request_started, dispatch_uid="meridian_search_patience")
def begin_request(sender: object, **kwargs: Any) -> None:
    """A request starts with all its patience."""
    del sender, kwargs
    _spent.set(0.0)


@receiver(request_finished, dispatch_uid="meridian_search_patience")
def end_request(sender: object, **kwargs: Any) -> None:
    """What a thread does between two requests is none."""
    del sender, kwargs
    _spent.set(None)


def seconds_left() -> float:
    """Return how long the present request may still wait for an engine."""
    return max(0.0, PATIENCE - (_spent.get() or 0.0))


def within(seconds: float, work: Callable[[], _Answer]) -> _Answer:
    """Return what the work returns; raises ``SearchUnavailableError`` when that takes longer.

    The time is the request's. A client's time-out counts from byte to byte, and an engine may ask its server several
    times: only a thread that is no longer waited for keeps the promise. It ends by the client's time-out.
    """
    started = time.monotonic()
    executor = ThreadPoolExecutor(
        1, "search"
    )  # one a call: a fork has no threads, and hung ones must not fill a pool
    try:
        return executor.submit(copy_context().run, work).result(seconds)
    except TimeoutError as error:
        raise SearchUnavailableError(f"no answer within {seconds:.1f} s") from error
    finally:
        executor.shutdown(wait=False)
        if (spent := _spent.get()) is not None:
            _spent.set(spent + time.monotonic() - started)
