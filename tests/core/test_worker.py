"""The worker does each chore in its time, outlives faults, and stops when told."""

import os
import signal
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from core import clock, worker
from core.models.outbox import Heartbeat
from core.worker import Chore, Worker

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _keep_connections(monkeypatch):
    """Tests hold one connection in a transaction, which a worker would close when it is old."""
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


def test_each_chore_in_its_time():
    done = []
    busy = Worker(
        (
            Chore("often", 0.0, lambda: done.append("often")),
            Chore("rarely", 60.0, lambda: done.append("rarely")),
        )
    )

    busy.turn()
    busy.turn()

    assert done == ["often", "rarely", "often"]


def test_a_chore_that_fails_rests_and_stops_no_other():
    done = []

    def fail():
        done.append("failed")
        raise OSError

    busy = Worker((Chore("failing", 0.0, fail), Chore("good", 0.0, lambda: done.append("good"))))

    busy.turn()
    busy.turn()

    assert done == ["failed", "good", "good"]


def test_it_ends_after_the_chore_at_hand():
    done = []

    def end():
        busy.stop()

    busy = Worker((Chore("last", 0.0, end), Chore("never", 0.0, lambda: done.append(1))))

    busy.run()

    assert done == []


@pytest.mark.django_db
def test_chores_of_this_installation(settings):
    settings.MERIDIAN_CHORES = {"core.worker.beat": 7.0}
    names = [(chore.name, chore.every) for chore in worker.chores()][-2:]
    assert names == [("daily", 60.0), ("core.worker.beat", 7.0)]

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert worker.chores()[-1].name == "tasks"


@pytest.mark.django_db
def test_beat():
    with clock.frozen(NOON):
        worker.beat()

    assert Heartbeat.last("worker") == NOON


@pytest.mark.django_db
def test_publishing_runs_once_a_minute_however_many_workers_there_are(monkeypatch):
    called = []
    monkeypatch.setattr(worker, "call_command", called.append)

    for seconds in (0, 1, 30, 61, 62):
        with clock.frozen(NOON + timedelta(seconds=seconds)):
            worker.publish_scheduled()

    assert called == ["publish_scheduled"] * 2


@pytest.mark.django_db
def test_daily_jobs_run_once_after_three_in_the_morning_where_they_exist(monkeypatch, settings):
    settings.MERIDIAN_DAILY_JOBS = ["clearsessions", "no_such_command"]
    called = []
    monkeypatch.setattr(worker, "call_command", called.append)
    times = [
        (NOON, 1),
        (NOON + timedelta(hours=1), 1),
        (NOON.replace(day=16, hour=2), 1),
        (NOON.replace(day=16, hour=3), 2),
    ]

    for moment, count in times:
        with clock.frozen(moment):
            worker.run_daily_jobs()
        assert called == ["clearsessions"] * count


@pytest.mark.django_db
def test_a_daily_job_that_fails_is_tried_again(monkeypatch, settings):
    settings.MERIDIAN_DAILY_JOBS = ["clearsessions"]
    tries = []

    def fail_once(name):
        tries.append(name)
        if len(tries) == 1:
            raise OSError

    monkeypatch.setattr(worker, "call_command", fail_once)
    with clock.frozen(NOON):
        with pytest.raises(OSError):
            worker.run_daily_jobs()
        worker.run_daily_jobs()
        worker.run_daily_jobs()

    assert len(tries) == 2


@pytest.mark.django_db
def test_queued_tasks_are_run_until_none_is_left(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    worker.run_tasks()


@pytest.mark.django_db
def test_the_command_does_what_is_due_once(monkeypatch):
    monkeypatch.setattr("core.management.commands.worker.chores", lambda: (Chore("beat", 1, worker.beat),))
    with clock.frozen(NOON):
        call_command("worker", once=True)

    assert Heartbeat.last("worker") == NOON


def test_the_command_stops_on_sigterm(monkeypatch, capsys):
    monkeypatch.setattr("core.management.commands.worker.chores", lambda: (Chore("idle", 1, lambda: None),))
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM))
    timer.start()

    call_command("worker")

    timer.join()
    for number, handler in before.items():
        signal.signal(number, handler)
    assert capsys.readouterr().out == "Worker ready.\nWorker stopped.\n"
