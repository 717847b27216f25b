"""Doing what the outbox asks for: right after the commit, and again by the worker until it is done.

Jobs are claimed by a conditional update with a lease, not by a lock held while the handler runs: a handler
that waits for a dead server must block neither an editor's next save of the same page (PostgreSQL) nor every
writer (SQLite). Any number of workers may run at once; a worker that dies loses its claim with the lease.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from core import clock
from core.models.outbox import OutboxItem

logger = logging.getLogger("meridian.outbox")

#: Waits before the second, third … try (decisions.md 5); then hourly.
RETRY_SECONDS = (5, 30, 120, 600)
HOURLY = 3600
GIVE_UP_AFTER = timedelta(hours=24)
#: A handler that has not come back by then has died with its process; the slowest one is a 2 s time-out away from done.
LEASE = timedelta(seconds=60)
INLINE_BUDGET = 0.5  # seconds an editor's request may spend on what follows its commit (decisions.md 5)
#: A handler that failed or is slow inline is left to the worker for this long, so that saves stay fast. The others of
#: the topic go on: a page taken down must end what was kept of it also while a server hangs.
INLINE_PAUSE = 30.0

_deadline: ContextVar[float | None] = ContextVar("meridian_outbox_deadline", default=None)
_suspended: ContextVar[bool] = ContextVar("meridian_outbox_suspended", default=False)
_paused_until: dict[str, float] = {}
_slow: set[str] = set()  #: handlers whose last call, while an editor waited, was slow


@dataclass(frozen=True, slots=True)
class RunReport:
    """How many jobs were done and how many could not be."""

    done: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """Jobs that were tried."""
        return self.done + self.failed

    def __add__(self, other: RunReport) -> RunReport:
        return RunReport(self.done + other.done, self.failed + other.failed)


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
    """Try the jobs that are due, within the inline budget if there is one, and tell how it went.

    Jobs of a topic that can be done with one call are; where that comes to nothing each is tried by itself.
    """
    jobs = deque(OutboxItem.objects.due(clock.now())[:limit])
    report = _run_groups(jobs)
    while jobs and report.total < limit and remaining_seconds() != 0:
        job = jobs.popleft()
        if not _claim(job):
            continue
        ended, is_renewed = _end(job, _call_handlers(job))
        report += ended
        if is_renewed:
            jobs.extend(OutboxItem.objects.due(clock.now()).filter(pk=job.pk))
    return report


def run_together(topic: str, limit: int = 100) -> int:
    """Do due jobs of a topic with one call in place of one of its handlers; the others are called for each key.

    ``settings.MERIDIAN_OUTBOX_TOGETHER`` names for a handler what does the same for many keys in far less time. What the
    call raises is raised here, and the jobs are free again. Returns how many were tried.
    """
    jobs = OutboxItem.objects.due(clock.now()).filter(topic=topic)[:limit]
    return _run_together(_handler_of_many(topic), jobs).total


def _run_groups(jobs: Iterable[OutboxItem]) -> RunReport:
    """Do with one call what belongs together; tells what became of it. What could not be done so is due as before."""
    by_topic: defaultdict[str, list[OutboxItem]] = defaultdict(list)
    for job in jobs:
        by_topic[job.topic].append(job)
    report = RunReport()
    for topic, group in by_topic.items():
        handler = _handler_of_many(topic)
        if len(group) == 1 or not handler or _is_paused(handler) or remaining_seconds() == 0:
            continue
        started = time.monotonic()
        error: Exception | None = None
        try:
            report += _run_together(handler, group)
        except Exception as caught:  # documented outer guard: one bad job must not stop the others
            logger.warning("outbox jobs failed together", extra={"topic": topic}, exc_info=caught)
            error = caught
        _pause_if_slow(handler, started, error)
    return report


def _run_together(handler: str, jobs: Iterable[OutboxItem]) -> RunReport:
    """Do jobs of one topic with one call in place of a handler, and what its other handlers do for each."""
    claimed = [job for job in jobs if _claim(job)]
    if not claimed:
        return RunReport()
    try:
        import_string(settings.MERIDIAN_OUTBOX_TOGETHER[handler])([job.key for job in claimed])
    except BaseException:
        OutboxItem.objects.filter(pk__in=[job.pk for job in claimed]).update(claimed_until=None)
        raise
    report = RunReport()
    for job in claimed:
        report += _end(job, _call_handlers(job, besides=handler))[0]
    return report


def _handler_of_many(topic: str) -> str:
    """Return the handler of a topic of which many keys are done with one call, or nothing."""
    return next((name for name in handler_names(topic) if name in settings.MERIDIAN_OUTBOX_TOGETHER), "")


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


def _end(job: OutboxItem, error: Exception | None) -> tuple[RunReport, bool]:
    """Settle a job whose handlers were called; tells how it went, and whether it was renewed meanwhile and is due again."""
    if isinstance(error, _LeftToWorkerError):
        _free(job)
        return RunReport(), False
    is_settled = _settle(job, error)
    if not is_settled:
        _free(job)
    return (RunReport(done=1) if error is None else RunReport(failed=1)), not is_settled


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
        if name == besides:
            continue
        if _is_paused(name):
            paused = True
        else:
            error = _call(name, job)
            first = first or error
    return first or (_LeftToWorkerError() if paused else None)


def _call(name: str, job: OutboxItem) -> Exception | None:
    """Call a handler and return its error; after a commit one that fails or is slow pauses."""
    started = time.monotonic()
    error = _error_of(name, job)
    _pause_if_slow(name, started, error)
    return error


def _pause_if_slow(handler: str, started: float, error: Exception | None) -> None:
    """Leave a handler to the worker for a while that failed, or was slow twice in a row, while an editor waited.

    Once it may be slow for a reason of ours: a process that has just begun loads what it needs.
    """
    if remaining_seconds() is None:
        return
    slow = time.monotonic() - started > INLINE_BUDGET
    if error or (slow and handler in _slow):
        _paused_until[handler] = time.monotonic() + INLINE_PAUSE
    (_slow.add if slow else _slow.discard)(handler)


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
