"""States follow from dates alone, at the exact instants that decisions.md 7 names."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import clock, status
from core.status import Span
from taxonomy.enums import Status

LISBON = ZoneInfo("Europe/Lisbon")
NOON = datetime(2027, 1, 1, 12, tzinfo=LISBON)


def test_day_end_is_the_last_millisecond_before_the_next_midnight():
    end = status.day_end(date(2027, 1, 15), LISBON)

    assert end == datetime(2027, 1, 15, 23, 59, 59, 999000, tzinfo=LISBON)
    assert end + status.RESOLUTION == status.day_start(date(2027, 1, 16), LISBON)


def test_an_event_in_the_hour_that_occurs_twice_is_told_apart():
    """01:30 comes twice on the night clocks go back: the second one is an hour after the first."""
    first = datetime(2027, 10, 31, 1, 30, tzinfo=LISBON)
    span = status.event_span(first, first.replace(minute=45), LISBON)

    assert status.event_status(first.replace(fold=1), span) == Status.PAST


def test_day_end_follows_clock_changes():
    spring, autumn = date(2027, 3, 28), date(2027, 10, 31)

    hours = [
        (status.day_end(day, LISBON) - status.day_start(day, LISBON) + status.RESOLUTION) / timedelta(hours=1)
        for day in (spring, autumn)
    ]

    assert hours == [23, 25]


def test_day_start_where_midnight_does_not_exist():
    """Clocks in Beirut go from 00:00 to 01:00: the day begins at that instant, and the day before ends there."""
    beirut = ZoneInfo("Asia/Beirut")

    start = status.day_start(date(2027, 3, 28), beirut)

    assert start.astimezone(UTC) == datetime(2027, 3, 27, 22, tzinfo=UTC)
    assert status.day_end(date(2027, 3, 27), beirut) + status.RESOLUTION == start


def test_day_end_of_the_last_representable_day_is_answered():
    assert status.day_end(date.max, UTC).date() == date.max


@pytest.mark.parametrize(
    ("at", "own_zone", "expected"),
    [
        (None, "", datetime(2027, 1, 15, 23, 59, 59, 999000, tzinfo=LISBON)),
        (time(17), "", datetime(2027, 1, 15, 17, tzinfo=LISBON)),
        (time(17), "Asia/Tokyo", datetime(2027, 1, 15, 8, tzinfo=UTC)),
        (None, "Etc/GMT+12", datetime(2027, 1, 16, 11, 59, 59, 999000, tzinfo=UTC)),
    ],
)
def test_deadline_instant_uses_the_zone_that_is_given(at, own_zone, expected):
    assert status.deadline_instant(date(2027, 1, 15), LISBON, at, own_zone) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Status.CLOSED),
        (0, Status.CLOSING_SOON),
        (14, Status.CLOSING_SOON),
        (15, Status.OPEN),
    ],
)
def test_opportunity_status_around_its_deadline(days, expected):
    deadline = status.day_end(NOON.date() + timedelta(days=days), LISBON)

    assert status.opportunity_status(NOON, LISBON, None, [deadline]) == expected


def test_opportunity_status_upcoming_until_the_day_it_opens():
    opens = status.day_start(date(2027, 1, 2), LISBON)
    deadlines = [status.day_end(date(2027, 1, 3), LISBON)]

    states = [
        status.opportunity_status(moment, LISBON, opens, deadlines)
        for moment in (opens - status.RESOLUTION, opens)
    ]

    assert states == [Status.UPCOMING, Status.CLOSING_SOON]


def test_opportunity_without_deadline_is_open():
    assert status.opportunity_status(NOON, LISBON) == Status.OPEN


def test_of_several_deadlines_the_next_one_ahead_counts():
    passed, near, far = (status.day_end(NOON.date() + timedelta(days=days), LISBON) for days in (-3, 5, 90))

    assert status.next_deadline(NOON, [far, passed, near]) == near
    assert status.opportunity_status(NOON, LISBON, None, [passed, far]) == Status.OPEN
    assert status.opportunity_status(NOON, LISBON, None, [passed]) == Status.CLOSED


def test_days_left_counts_campus_midnights():
    deadline = status.deadline_instant(date(2027, 1, 6), LISBON, own_zone="Etc/GMT+12")

    assert status.days_left(NOON, deadline, LISBON) == 6
    assert status.days_left(NOON, NOON, LISBON) == 0
    assert status.days_left(NOON, NOON - timedelta(days=1), LISBON) == -1


def test_event_status_by_its_own_zone():
    tokyo = ZoneInfo("Asia/Tokyo")
    span = status.event_span(
        datetime(2027, 1, 2, 9, tzinfo=tokyo), datetime(2027, 1, 3, 9, tzinfo=tokyo), tokyo, all_day=True
    )

    assert span == Span(status.day_start(date(2027, 1, 2), tokyo), status.day_end(date(2027, 1, 3), tokyo))
    assert status.event_status(span.starts - status.RESOLUTION, span) == Status.UPCOMING
    assert status.event_status(span.starts, span) == Status.NOW
    assert status.event_status(span.ends, span) == Status.NOW
    assert status.event_status(span.ends + status.RESOLUTION, span) == Status.PAST


def test_event_without_end_lasts_until_the_end_of_its_day():
    span = status.event_span(NOON, None, LISBON)

    assert span == Span(NOON, status.day_end(NOON.date(), LISBON))


def test_event_with_end_keeps_it():
    ends = NOON + timedelta(hours=2)

    assert status.event_span(NOON, ends, LISBON) == Span(NOON, ends)


def test_event_boundaries_are_its_start_and_the_moment_after_its_end():
    span = Span(NOON, NOON + timedelta(hours=2))

    assert status.event_boundary(NOON - timedelta(hours=1), span) == span.starts
    assert status.event_boundary(NOON, span) == span.ends + status.RESOLUTION
    assert status.event_boundary(span.ends + status.RESOLUTION, span) is None


@given(
    st.lists(st.integers(-400, 400), max_size=4),
    st.none() | st.integers(-100, 100),
    st.integers(0, 3 * 24 * 60),
)
def test_status_changes_only_at_its_boundary(days, opens_in, minutes):
    now = NOON + timedelta(minutes=minutes)
    opens = None if opens_in is None else status.day_start(NOON.date() + timedelta(days=opens_in), LISBON)
    deadlines = [status.day_end(NOON.date() + timedelta(days=day), LISBON) for day in days]

    boundary = status.opportunity_boundary(now, LISBON, opens, deadlines)

    last = (boundary or now + timedelta(days=1000)) - status.RESOLUTION
    assert status.opportunity_status(last, LISBON, opens, deadlines) == status.opportunity_status(
        now, LISBON, opens, deadlines
    )
    assert status.next_deadline(last, deadlines) == status.next_deadline(now, deadlines)


def test_the_clock_takes_aware_moments_only():
    with pytest.raises(ValueError, match="aware"), clock.frozen(datetime(2027, 1, 1)):  # noqa: DTZ001 -- what is refused
        pass


def test_the_clock_runs_and_can_be_held():
    assert clock.now().tzinfo is UTC
    with clock.frozen(datetime(2027, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2027, 7, 1)
