"""Work written with a change is done after it, again until it works, and never for a change that was undone."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import transaction

from core import clock, outbox
from core.models.outbox import Heartbeat, OutboxItem
from core.outbox import runner

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)

#: What the handlers below were asked to do, and which keys fail.
done: list[str] = []
broken: set[str] = set()


def work(key):
    if key in broken:
        raise ConnectionError("no answer")
    done.append(key)


def follow(key):
    done.append(f"then {key}")


@pytest.fixture(autouse=True)
def handlers(settings, db):
    OutboxItem.objects.all().delete()
    settings.MERIDIAN_OUTBOX_HANDLERS = {
        "page": f"{__name__}.work",
        "both": (f"{__name__}.work", f"{__name__}.follow"),
        "renewing": f"{__name__}.renew_once",
        "nested": f"{__name__}.budget",
        "missing": "nowhere.nothing",
    }
    done.clear()
    broken.clear()
    runner._paused_until.clear()
    runner._slow.clear()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A block after which what waits for a commit runs, as it would after a real one."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def waiting():
    return list(OutboxItem.objects.values_list("topic", "key", "tries"))


@pytest.mark.django_db
def test_work_is_done_right_after_the_commit(commit):
    with commit():
        outbox.enqueue("page", "1", "2", "1")
        assert (done, outbox.waiting_keys("page")) == ([], {"1", "2"})

    assert (done, waiting()) == (["1", "2"], [])


@pytest.mark.django_db
def test_rows_are_written_in_one_order_and_tried_in_the_one_asked_for():
    with clock.frozen(NOON):
        outbox.enqueue("page", "30", "2", "100")
        outbox.run_due()
        outbox.enqueue("page", "2", "100", "30")

    assert done == ["30", "2", "100"]
    assert list(OutboxItem.objects.order_by("pk").values_list("key", flat=True)) == ["100", "2", "30"]


@pytest.mark.django_db
def test_nothing_is_written_for_no_keys(commit):
    with commit() as callbacks:
        outbox.enqueue("page")

    assert (callbacks, waiting()) == ([], [])


@pytest.mark.django_db
def test_a_rolled_back_transaction_leaves_nothing(commit):
    with commit() as callbacks, transaction.atomic():
        outbox.enqueue("page", "1")
        transaction.set_rollback(True)

    assert (done, callbacks, waiting()) == ([], [], [])


@pytest.mark.django_db
def test_a_rolled_back_savepoint_keeps_what_was_asked_outside_it(commit):
    with commit():
        with transaction.atomic():
            outbox.enqueue("page", "inside")
            transaction.set_rollback(True)
        outbox.enqueue("page", "outside")

    assert (done, waiting()) == (["outside"], [])


@pytest.mark.django_db
def test_many_rows_of_a_transaction_are_followed_by_one_attempt(commit, monkeypatch):
    attempts = []
    monkeypatch.setattr(runner, "attempt_inline", lambda: attempts.append(1))
    for _ in range(2):
        with commit():
            for key in "abc":
                outbox.enqueue("page", key)

    assert len(attempts) == 2


@pytest.mark.django_db
def test_failures_are_tried_again_later_and_given_up_after_a_day():
    broken.add("1")
    waits = []
    moment = NOON
    with clock.frozen(moment):
        outbox.enqueue("page", "1")
    while not OutboxItem.objects.failed().exists():
        with clock.frozen(moment):
            assert outbox.run_due() == runner.RunReport(done=0, failed=1)
            assert outbox.run_due().total == 0
        item = OutboxItem.objects.get()
        waits.append((item.next_try_at - moment).total_seconds())
        moment = item.next_try_at

    assert waits[:6] == [5, 30, 120, 600, 3600, 3600]
    assert item.failed_at - NOON >= timedelta(hours=24)
    assert item.error == "ConnectionError: no answer"
    with clock.frozen(moment + timedelta(days=2)):
        assert outbox.run_due().total == 0
    assert outbox.waiting_keys("page") == {"1"}


@pytest.mark.django_db
def test_again_starts_from_the_beginning():
    broken.add("1")
    with clock.frozen(NOON):
        outbox.enqueue("page", "1")
        outbox.run_due()
    OutboxItem.objects.update(failed_at=NOON)
    broken.clear()

    with clock.frozen(NOON + timedelta(days=3)):
        outbox.again(OutboxItem.objects.get().pk)
        report = outbox.run_due()

    assert (report.done, done, waiting()) == (1, ["1"], [])


@pytest.mark.django_db
def test_a_new_change_renews_a_waiting_row():
    broken.add("1")
    with clock.frozen(NOON):
        outbox.enqueue("page", "1")
        outbox.run_due()
        outbox.enqueue("page", "1")

        assert waiting() == [("page", "1", 0)]
        assert OutboxItem.objects.get().error == ""


@pytest.mark.django_db
def test_all_handlers_of_a_topic_are_called_also_after_one_failed():
    broken.add("1")
    outbox.enqueue("both", "1")

    report = outbox.run_due()

    assert (report.failed, done) == (1, ["then 1"])
    assert waiting() == [("both", "1", 1)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("topic", "error"), [("unknown", "UnknownTopicError"), ("missing", "ModuleNotFoundError")]
)
def test_a_topic_without_handler_is_seen_and_stops_nothing_else(topic, error):
    outbox.enqueue(topic, "1")
    outbox.enqueue("page", "2")

    outbox.run_due()

    assert done == ["2"]
    assert OutboxItem.objects.get().error.startswith(error)


def renew_once(key):
    done.append(key)
    if len(done) == 1:
        outbox.enqueue("renewing", key)


@pytest.mark.django_db
def test_a_change_while_the_work_runs_is_worked_again():
    outbox.enqueue("renewing", "1")

    outbox.run_due()

    assert (done, waiting()) == (["1", "1"], [])


def fail_and_renew(key):
    renew_once(key)
    raise ConnectionError


@pytest.mark.django_db
def test_a_failure_does_not_postpone_what_was_asked_meanwhile(settings):
    settings.MERIDIAN_OUTBOX_HANDLERS = {"renewing": f"{__name__}.fail_and_renew"}
    outbox.enqueue("renewing", "1")

    outbox.run_due()

    assert (done, waiting()) == (["1", "1"], [("renewing", "1", 1)])


@pytest.mark.django_db
def test_a_claimed_job_is_left_to_its_worker_until_the_lease_ends():
    with clock.frozen(NOON):
        outbox.enqueue("page", "1")
        item = OutboxItem.objects.get()
        assert runner._claim(item)
        assert not runner._claim(item)
        assert outbox.run_due().total == 0
    with clock.frozen(NOON + runner.LEASE):
        assert outbox.run_due().done == 1


def budget(key):
    done.append(outbox.remaining_seconds())


@pytest.mark.django_db
def test_handlers_know_how_long_they_may_take_after_a_commit(commit):
    with commit():
        outbox.enqueue("nested", "1")
    OutboxItem.objects.create(topic="nested", key="2")
    outbox.run_due()

    assert 0 < done[0] <= runner.INLINE_BUDGET
    assert done[1] is None


@pytest.mark.django_db
def test_the_attempt_after_a_commit_ends_with_its_budget(monkeypatch, commit):
    monkeypatch.setattr(runner, "INLINE_BUDGET", 0)

    with commit():
        outbox.enqueue("page", "1")

    assert (done, waiting()) == ([], [("page", "1", 0)])


@pytest.mark.django_db
def test_after_a_failure_the_topic_is_left_to_the_worker_for_a_while(commit):
    broken.add("1")
    for key in "12":
        with commit():
            outbox.enqueue("page", key)
    assert done == []

    outbox.run_due()
    assert done == ["2"]


@pytest.mark.django_db
def test_a_handler_that_pauses_keeps_no_other_of_its_topic_waiting(commit):
    broken.add("1")
    for key in "12":
        with commit():
            outbox.enqueue("both", key)
    assert done == ["then 1", "then 2"]  # a page cache is emptied at once, whatever the engine does
    assert waiting() == [("both", "1", 1), ("both", "2", 0)]

    outbox.run_due()
    assert done[2:] == ["2", "then 2"]
    assert waiting() == [("both", "1", 1)]


def run_beside(key):
    """Do the work while a second worker looks for some."""
    done.append(key)
    outbox.run_due()


@pytest.mark.django_db
def test_a_second_worker_takes_only_what_is_free(settings):
    settings.MERIDIAN_OUTBOX_HANDLERS = {"page": f"{__name__}.run_beside"}
    outbox.enqueue("page", *"abcd")

    outbox.run_due()

    assert (sorted(done), waiting()) == (["a", "b", "c", "d"], [])


@pytest.mark.django_db
def test_while_suspended_rows_are_left_to_the_worker(commit):
    with runner.suspended(), commit():
        outbox.enqueue("page", "1")
    assert (done, waiting()) == ([], [("page", "1", 0)])

    outbox.run_due()
    assert done == ["1"]


@pytest.mark.django_db
def test_a_row_says_what_it_is():
    assert str(OutboxItem(topic="page", key="1")) == "page 1"


@pytest.mark.django_db
def test_signs_of_life():
    assert Heartbeat.last("worker") is None
    assert not Heartbeat.is_fresh("worker", NOON, timedelta(minutes=1))

    Heartbeat.beat("worker", NOON)

    assert Heartbeat.is_fresh("worker", NOON + timedelta(minutes=1), timedelta(minutes=1))
    assert not Heartbeat.is_fresh("worker", NOON + timedelta(minutes=2), timedelta(minutes=1))
    assert str(Heartbeat.objects.get()) == "worker"


@pytest.mark.django_db
def test_jobs_that_sleep_for_a_reason_are_woken_when_it_has_gone():
    later = {"next_try_at": NOON + timedelta(hours=1), "error": "ConnectionError: no answer"}
    OutboxItem.objects.create(topic="page", key="1", **later)
    OutboxItem.objects.create(topic="page", key="2", failed_at=NOON, **later)
    OutboxItem.objects.create(topic="other", key="3", **later)
    OutboxItem.objects.create(topic="page", key="4", **{**later, "error": "ValueError: odd"})

    with clock.frozen(NOON):
        assert outbox.wake("page", "Connection") == 0  # the beginning of a name is none
        assert outbox.wake("page", "ConnectionError") == 2
        assert {job.key for job in OutboxItem.objects.due(NOON)} == {"1", "2"}
        assert outbox.wake("page", "ConnectionError") == 0
