"""Relative dates of the demo."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.demo.dates import MONTHS, DemoDate, InvalidDate, is_relative, resolve, resolve_date, resolve_moment

TODAY = date(2026, 11, 23)
LISBON = ZoneInfo("Europe/Lisbon")


@pytest.mark.parametrize(
    ("expression", "day", "clock"),
    [
        ("+45d", date(2027, 1, 7), None),
        ("-10d 14:00", date(2026, 11, 13), time(14)),
        ("+0d", TODAY, None),
        ("next 15 January", date(2027, 1, 15), None),
        ("next 23 November", date(2027, 11, 23), None),
        ("next 24 November", date(2026, 11, 24), None),
        ("next 15 January -20d", date(2026, 12, 26), None),
        ("next 15 January +120d 09:30", date(2027, 5, 15), time(9, 30)),
        ("next 29 February", date(2028, 2, 29), None),
    ],
)
def test_resolve_counts_from_the_given_day(expression, day, clock):
    assert resolve(expression, TODAY) == DemoDate(day, clock)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "tomorrow",
        "45d",
        "+45",
        "2027-01-15",
        "next 31 June",
        "next 1 Januar",
        "+1d 25:00",
        "+1d 9:30",
        "+1d\n",
    ],
)
def test_resolve_refuses_what_is_no_relative_date(expression):
    with pytest.raises(InvalidDate):
        resolve(expression, TODAY)


def test_resolve_date_takes_no_time():
    assert resolve_date("+1d", TODAY) == date(2026, 11, 24)

    with pytest.raises(InvalidDate, match="takes no time"):
        resolve_date("+1d 10:00", TODAY)


def test_resolve_moment_is_aware_and_needs_a_time():
    assert resolve_moment("+220d 09:30", TODAY, LISBON) == datetime(2027, 7, 1, 8, 30, tzinfo=UTC)
    assert resolve_moment("+1d", TODAY, LISBON, time(23, 59)) == datetime(2026, 11, 24, 23, 59, tzinfo=LISBON)

    with pytest.raises(InvalidDate, match="time of day"):
        resolve_moment("+1d", TODAY, LISBON)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("+45d", True), ("next 1 May", True), ("Monday", False), (45, False), (None, False)],
)
def test_is_relative_tells_dates_from_texts(value, expected):
    assert is_relative(value) is expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 28), st.sampled_from(MONTHS))
def test_next_lies_within_a_year_after_the_day(today, day, month):
    found = resolve_date(f"next {day} {month}", today)

    assert today < found <= today + timedelta(days=366)


@given(st.text(max_size=40))
def test_resolve_never_fails_otherwise(text):
    try:
        resolve(text, TODAY)
    except InvalidDate:
        assert True
