"""Doing what the outbox asks for: right after the commit, and again by the worker until it is done.

Jobs are claimed by a conditional update with a lease, not by a lock held while the handler runs: a handler
that waits for a dead server must block neither an editor's next save of the same page (PostgreSQL) nor every
writer (SQLite). Any number of workers may run at once; a worker that dies loses its claim with the lease.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from core import clock
from core.models.outbox import OutboxItem, OutboxQuerySet

logger = logging.getLogger("meridian.outbox")

#: Waits before the second, third … try (decisions.md 5); then hourly.
RETRY_SECONDS = (5, 30, 120, 600)
HOURLY = 3600
GIVE_UP_AFTER = timedelta(hours=24)
#: A handler that has not come back by then has died with its process; the slowest one is a 2 s time-out away from done.
LEASE = timedelta(seconds=60)
INLINE_BUDGET = 0.5  # seconds an editor's request may spend on what follows its commit (decisions.md 5)
#: A handler that was slow or failed inline is left to the worker for this long, so that saves stay fast. The others of
#: the topic go on: a page taken down must end what was kept of it also while a server hangs.
INLINE_PAUSE = 30.0

_deadline: ContextVar[float | None] = ContextVar("meridian_outbox_deadline", default=None)
_suspended: ContextVar[bool] = ContextVar("meridian_outbox_suspended", default=False)
_paused_until: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class RunReport:
    """How many jobs were done and how many could not be."""

    done: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """Jobs that were tried."""
        return self.done + self.failed


class UnknownTopicError(Exception):
    """No handler is named for a topic in the settings."""


class _LeftToWorkerError(Exception):
    """A handler was not called: it has just been slow, or has failed, after another commit."""


def remaining_seconds() -> float | None:
    """Return how long the running handler may take, for its time-outs; nothing when the worker runs it."""
    end = _deadline.get()
    return None if end is None else max(0.0, end - time.monotonic())


@contextmanager
def suspended() -> Iterator[None]:
    """Leave rows to the worker, or to a rebuild, while much is loaded."""
    token = _suspended.set(True)
    try:
        yield
    finally:
        _suspended.reset(token)


def attempt_inline() -> None:
    """Try due jobs for at most half a second: readers see a change at once when all parts are well."""
    if _suspended.get():
        return
    token = _deadline.set(time.monotonic() + INLINE_BUDGET)
    try:
        run_due(limit=50)
    finally:
        _deadline.reset(token)


def run_due(limit: int = 200) -> RunReport:
    """Try the jobs that are due, within the inline budget if there is one, and tell how it went."""
    done = failed = 0
    jobs = deque(OutboxItem.objects.due(clock.now())[:limit])
    while jobs and done + failed < limit and remaining_seconds() != 0:
        job = jobs.popleft()
        if not _claim(job):
            continue
        error = _call_handlers(job)
        if isinstance(error, _LeftToWorkerError):
            _free(job)
            continue
        done, failed = (done + 1, failed) if error is None else (done, failed + 1)
        if not _settle(job, error):
            jobs.extend(_released(job))
    return RunReport(done, failed)


def run_together(topic: str, handler: str, work: Callable[[Sequence[str]], None], limit: int = 100) -> int:
    """Do due jobs of a topic with one call in place of one of its handlers; the others are called for each key.

    For who writes many at once in far less time. What the call raises is raised here, and the jobs are free again. Returns
    how many were tried.
    """
    jobs = [job for job in OutboxItem.objects.due(clock.now()).filter(topic=topic)[:limit] if _claim(job)]
    if not jobs:
        return 0
    try:
        work([job.key for job in jobs])
    except BaseException:
        OutboxItem.objects.filter(pk__in=[job.pk for job in jobs]).update(claimed_until=None)
        raise
    for job in jobs:
        if not _settle(job, _call_handlers(job, besides=handler)):
            _free(job)
    return len(jobs)


def _is_paused(handler: str) -> bool:
    return remaining_seconds() is not None and time.monotonic() < _paused_until.get(handler, 0.0)


def _claim(job: OutboxItem) -> bool:
    """Take the job unless another worker has taken it or it was renewed since it was read."""
    now = clock.now()
    free = OutboxItem.objects.due(now).filter(pk=job.pk, stamp=job.stamp).order_by()
    return bool(free.update(claimed_until=now + LEASE))


def _settle(job: OutboxItem, error: Exception | None) -> bool:
    """Delete what is done, postpone what is not; tells whether the row was still the one that ran."""
    if error is None:
        return bool(OutboxItem.objects.filter(pk=job.pk, stamp=job.stamp).delete()[0])
    return _postpone(job, error)


def _released(job: OutboxItem) -> OutboxQuerySet:
    """Free a job that was renewed while it ran, and return it as it is now, to be tried again."""
    _free(job)
    return OutboxItem.objects.due(clock.now()).filter(pk=job.pk)


def _free(job: OutboxItem) -> None:
    """Let others try the job."""
    OutboxItem.objects.filter(pk=job.pk).update(claimed_until=None)


def _call_handlers(job: OutboxItem, besides: str = "") -> Exception | None:
    """Call every handler of the topic but one, also after one has failed, and return the first error.

    After a commit those that pause are left out; where nothing else was wrong that is what is returned.
    """
    first: Exception | None = None
    paused = False
    for name in handler_names(job.topic):
        if _is_paused(name):
            paused = True
        elif name != besides:
            error = _call(name, job)
            first = first or error
    return first or (_LeftToWorkerError() if paused else None)


def _call(name: str, job: OutboxItem) -> Exception | None:
    """Call a handler and return its error; after a commit one that fails or is slow pauses."""
    started = time.monotonic()
    error = _error_of(name, job)
    if remaining_seconds() is not None and (error or time.monotonic() - started > INLINE_BUDGET):
        _paused_until[name] = time.monotonic() + INLINE_PAUSE
    return error


def _error_of(name: str, job: OutboxItem) -> Exception | None:
    try:
        import_string(name)(job.key)
    except Exception as error:  # documented outer guard: one bad job must not stop the others
        logger.warning(
            "outbox job failed",
            extra={
                "topic": job.topic,
                "key": job.key,
                "tries": job.tries + 1,
                "error": type(error).__name__,
            },
            exc_info=error,
        )
        return error
    return None


def handler_names(topic: str) -> tuple[str, ...]:
    """Return the dotted names of what does a topic's work, in their order."""
    named = settings.MERIDIAN_OUTBOX_HANDLERS.get(topic, f"{__name__}.refuse_unknown_topic")
    return (named,) if isinstance(named, str) else tuple(named)


def refuse_unknown_topic(key: str) -> None:
    """Stand in for the handler of a topic that the settings do not name: the job fails and is seen."""
    raise UnknownTopicError(f"MERIDIAN_OUTBOX_HANDLERS names no handler for the topic of {key}")


def _postpone(job: OutboxItem, error: Exception) -> bool:
    """Set the next try, or give up after a day; tells whether the row was still the one that ran."""
    now = clock.now()
    wait = RETRY_SECONDS[job.tries] if job.tries < len(RETRY_SECONDS) else HOURLY
    values = {
        "tries": job.tries + 1,
        "next_try_at": now + timedelta(seconds=wait),
        "claimed_until": None,
        "failed_at": now if now - job.created_at >= GIVE_UP_AFTER else None,
        "error": f"{type(error).__name__}: {error}"[:2000],
    }
    return bool(OutboxItem.objects.filter(pk=job.pk, stamp=job.stamp).update(**values))
