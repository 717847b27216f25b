"""Jobs done with one call keep every promise of the outbox."""

import pytest

from core import clock, outbox
from core.models.outbox import OutboxItem

pytestmark = pytest.mark.django_db

followed: list[str] = []


def work(key):
    raise AssertionError("done by the one call")


def follow(key):
    if key == "odd":
        raise ConnectionError("no answer")
    followed.append(key)


@pytest.fixture(autouse=True)
def handlers(settings):
    OutboxItem.objects.all().delete()
    settings.MERIDIAN_OUTBOX_HANDLERS = {"page": (f"{__name__}.work", f"{__name__}.follow")}
    followed.clear()


def test_one_call_stands_for_one_handler_and_the_others_are_called_for_each():
    outbox.enqueue("page", "1", "2", "odd")
    outbox.enqueue("other", "3")
    seen = []

    assert outbox.run_together("page", f"{__name__}.work", seen.append) == 3

    assert seen == [["1", "2", "odd"]]
    assert followed == ["1", "2"]
    left = OutboxItem.objects.order_by("key").values_list("key", "tries")
    assert list(left) == [("3", 0), ("odd", 1)]


def test_nothing_due_calls_nobody():
    assert outbox.run_together("page", "", lambda keys: pytest.fail("called")) == 0


def test_a_call_that_fails_leaves_the_jobs_free():
    outbox.enqueue("page", "1")

    def fail(keys):
        raise ConnectionError("away")

    with pytest.raises(ConnectionError):
        outbox.run_together("page", f"{__name__}.work", fail)

    assert OutboxItem.objects.due(clock.now()).get().tries == 0


def test_what_is_asked_again_meanwhile_is_done_again():
    outbox.enqueue("page", "1")

    outbox.run_together("page", f"{__name__}.work", lambda keys: outbox.enqueue("page", "1"))

    assert OutboxItem.objects.due(clock.now()).count() == 1
