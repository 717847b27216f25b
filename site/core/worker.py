"""What the worker does, and how often; any number of workers may run, one is enough."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import close_old_connections
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from core import clock, outbox
from core.models.outbox import Heartbeat

logger = logging.getLogger("meridian.worker")

#: A publish is seen within a second even if the attempt after its commit failed; asking costs one query.
POLL_SECONDS = 0.5
TASK_SECONDS = 1.0
BEAT_SECONDS = 15.0
PUBLISH_SECONDS = 60.0
#: Daily jobs run in the first minutes after this hour on campus, when editors sleep and the day's dates have changed.
DAILY_HOUR = 3
#: After a fault (a database that is away) the chore is left alone for this long.
PAUSE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do again and again, at most every so many seconds."""

    name: str
    every: float
    work: Callable[[], object]


class Worker:
    """Does chores in turn until it is told to stop; a chore that fails is logged and tried again."""

    def __init__(self, chores: tuple[Chore, ...]) -> None:
        """Take the chores; all are due at once."""
        self._due = dict.fromkeys((chore.name for chore in chores), 0.0)
        self._chores = chores
        self._stop = Event()

    def stop(self) -> None:
        """End after the chore at hand."""
        self._stop.set()

    def run(self) -> None:
        """Work until stopped."""
        while not self._stop.is_set():
            self.turn()
            self._stop.wait(POLL_SECONDS)

    def turn(self) -> None:
        """Do every chore that is due, once."""
        for chore in self._chores:
            if self._stop.is_set() or time.monotonic() < self._due[chore.name]:
                continue
            self._due[chore.name] = time.monotonic() + (chore.every if self._do(chore) else PAUSE_SECONDS)

    def _do(self, chore: Chore) -> bool:
        try:
            close_old_connections()
            chore.work()
        except Exception:  # documented outer guard: the worker outlives every fault, a missing database too
            logger.exception("chore failed", extra={"chore": chore.name})
            return False
        return True


def chores() -> tuple[Chore, ...]:
    """Return what this installation's worker does."""
    listed = [
        Chore("heartbeat", BEAT_SECONDS, beat),
        Chore("outbox", POLL_SECONDS, outbox.run_due),
        Chore("publish_scheduled", PUBLISH_SECONDS / 2, publish_scheduled),
        Chore("daily", PUBLISH_SECONDS, run_daily_jobs),
    ]
    listed += [
        Chore(name, seconds, import_string(name)) for name, seconds in settings.MERIDIAN_CHORES.items()
    ]
    if settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db."):
        listed.append(Chore("tasks", TASK_SECONDS, run_tasks))
    return tuple(listed)


def beat() -> None:
    """Show that a worker is alive."""
    Heartbeat.beat("worker", clock.now())


def publish_scheduled() -> None:
    """Publish and unpublish what is due, once a minute however many workers there are."""
    now = clock.now()
    if Heartbeat.claim("publish_scheduled", now, now - timedelta(seconds=PUBLISH_SECONDS - 1)):
        call_command("publish_scheduled")


def run_tasks() -> None:
    """Run the queued tasks of Wagtail until none is left."""
    TaskWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="meridian",
        excluded_queue_names=[],
    ).run()


def run_daily_jobs() -> None:
    """Run each daily job that has not run since this morning; one that fails is tried again in a minute."""
    now = clock.now()
    for name in settings.MERIDIAN_DAILY_JOBS:
        key = f"daily:{name}"
        before = Heartbeat.last(key)
        if name in get_commands() and Heartbeat.claim(key, now, _this_morning(now)):
            try:
                call_command(name)
            except Exception:
                Heartbeat.beat(key, before or now - timedelta(days=1))
                raise


def _this_morning(now: datetime) -> datetime:
    """Return when daily jobs last became due."""
    local = now.astimezone(clock.campus_zone())
    due = local.replace(hour=DAILY_HOUR, minute=0, second=0, microsecond=0)
    return due if due <= local else due - timedelta(days=1)
