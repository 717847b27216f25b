import time
from threading import Event

import pytest
from django.core.signals import request_finished, request_started

from core.outbox import remaining_seconds
from search.backends import patience
from search.backends.patience import PATIENCE, seconds_left, within
from search.contract import SearchUnavailableError


@pytest.fixture
def request_begun():
    """A request, as Django's signals tell of it."""
    patience.begin_request(None)
    yield
    patience.end_request(None)


def test_an_answer_in_time_is_returned():
    assert within(1.0, lambda: "answer") == "answer"


def test_what_the_work_raises_is_raised():
    def work():
        raise SearchUnavailableError("refused")

    with pytest.raises(SearchUnavailableError, match="refused"):
        within(1.0, work)


def test_work_that_takes_longer_is_not_waited_for():
    hung = Event()
    started = time.monotonic()

    with pytest.raises(SearchUnavailableError, match=r"within 0\.1 s"):
        within(0.1, lambda: hung.wait(5))

    assert time.monotonic() - started < 1
    hung.set()


def test_waiting_is_counted_for_the_whole_request(request_begun):
    assert seconds_left() == PATIENCE

    within(1.0, lambda: time.sleep(0.05))
    within(1.0, lambda: time.sleep(0.05))

    assert PATIENCE - 1 < seconds_left() <= PATIENCE - 0.1


def test_outside_of_requests_each_question_has_all_the_time():
    within(1.0, lambda: time.sleep(0.02))
    assert seconds_left() == PATIENCE


@pytest.mark.django_db
def test_every_request_starts_anew_and_none_goes_on_after_it():
    request_started.send(sender=None)
    within(1.0, lambda: time.sleep(0.02))
    assert seconds_left() < PATIENCE

    request_started.send(sender=None)
    assert seconds_left() == PATIENCE

    within(1.0, lambda: time.sleep(0.02))
    request_finished.send(sender=None)
    assert patience._spent.get() is None


def test_no_more_than_nothing_is_left(request_begun, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    within(1.0, lambda: time.sleep(0.02))

    assert seconds_left() == 0.0


def test_the_work_sees_what_its_caller_sees():
    from core.outbox import runner

    token = runner._deadline.set(time.monotonic() + 60)
    try:
        assert within(1.0, remaining_seconds) > 50
    finally:
        runner._deadline.reset(token)
