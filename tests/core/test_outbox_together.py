"""Jobs done with one call keep every promise of the outbox."""

import pytest

from core import clock, outbox
from core.models.outbox import OutboxItem
from core.outbox import runner

pytestmark = pytest.mark.django_db

#: What the one call was given, what its handler was given key by key, and what the other handler was.
together: list[list[str]] = []
alone: list[str] = []
followed: list[str] = []


def work(key):
    if key == "bad":
        raise ConnectionError("no answer")
    alone.append(key)


def work_many(keys):
    if "bad" in keys:
        raise ConnectionError("no answer")
    if "again" in keys:
        outbox.enqueue("page", "again")
    together.append(keys)


def follow(key):
    if key == "odd":
        raise ConnectionError("no answer")
    followed.append(key)


@pytest.fixture(autouse=True)
def handlers(settings):
    OutboxItem.objects.all().delete()
    settings.MERIDIAN_OUTBOX_HANDLERS = {
        "page": (f"{__name__}.work", f"{__name__}.follow"),
        "other": f"{__name__}.follow",
    }
    settings.MERIDIAN_OUTBOX_TOGETHER = {f"{__name__}.work": f"{__name__}.work_many"}
    for calls in (together, alone, followed):
        calls.clear()
    runner._paused_until.clear()
    runner._slow.clear()


def left():
    return list(OutboxItem.objects.order_by("key").values_list("key", "tries"))


def test_one_call_stands_for_one_handler_and_the_others_are_called_for_each():
    outbox.enqueue("page", "1", "2", "odd")
    outbox.enqueue("other", "3")

    assert outbox.run_together("page") == 3

    assert together == [["1", "2", "odd"]]
    assert (alone, followed) == ([], ["1", "2"])
    assert left() == [("3", 0), ("odd", 1)]


def test_nothing_due_calls_nobody():
    assert outbox.run_together("page") == 0
    assert together == []


def test_a_call_that_fails_leaves_the_jobs_free():
    outbox.enqueue("page", "bad")

    with pytest.raises(ConnectionError):
        outbox.run_together("page")

    assert OutboxItem.objects.due(clock.now()).get().tries == 0


def test_what_is_asked_again_meanwhile_is_done_again():
    outbox.enqueue("page", "again")

    outbox.run_together("page")

    assert OutboxItem.objects.due(clock.now()).count() == 1


def test_what_is_due_is_done_together_where_it_can_be():
    outbox.enqueue("page", "1", "2", "odd")
    outbox.enqueue("other", "3", "4")

    report = outbox.run_due()

    assert (report.done, report.failed) == (4, 1)
    assert together == [["1", "2", "odd"]]
    assert (alone, followed) == ([], ["1", "2", "3", "4"])
    assert left() == [("odd", 1)]


def test_a_single_job_needs_no_call_for_many():
    outbox.enqueue("page", "1")

    outbox.run_due()

    assert (together, alone, followed) == ([], ["1"], ["1"])


def test_one_bad_job_of_many_keeps_no_other_from_being_done():
    outbox.enqueue("page", "1", "bad", "2")

    report = outbox.run_due()

    assert (report.done, report.failed) == (2, 1)
    assert (together, alone) == ([], ["1", "2"])
    assert left() == [("bad", 1)]


def test_a_call_that_fails_while_an_editor_waits_is_left_to_the_worker():
    outbox.enqueue("page", "1", "bad", "2")

    runner.attempt_inline()

    assert (together, alone, followed) == ([], [], ["1", "bad", "2"])
    assert left() == [("1", 0), ("2", 0), ("bad", 0)]
    runner.attempt_inline()
    assert together == []
    outbox.run_due()
    assert left() == [("bad", 1)]


def test_a_call_that_is_slow_again_while_an_editor_waits_pauses(monkeypatch):
    monkeypatch.setattr(runner, "INLINE_BUDGET", 0.0)
    monkeypatch.setattr(runner, "remaining_seconds", lambda: 1.0)
    for keys in ("12", "34", "56"):
        outbox.enqueue("page", *keys)
        runner.attempt_inline()

    assert together == [["1", "2"], ["3", "4"]]
    assert followed == ["1", "2"]  # as slow: the others of it are left too, and are no failures
    assert left() == [("3", 0), ("4", 0), ("5", 0), ("6", 0)]


def test_a_call_that_was_slow_once_is_made_again(monkeypatch):
    monkeypatch.setattr(runner, "remaining_seconds", lambda: 1.0)
    for budget, key in ((0.0, "1"), (9.0, "2"), (0.0, "3"), (9.0, "4")):
        monkeypatch.setattr(runner, "INLINE_BUDGET", budget)
        outbox.enqueue("page", key)
        runner.attempt_inline()

    assert (alone, left()) == (["1", "2", "3", "4"], [])
