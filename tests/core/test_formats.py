"""Dates, money, distances and telephones as templates write them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.utils.translation import override

from core.templatetags import formats

DEADLINE = datetime(2027, 1, 15, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Fri 15 Jan 2027"),
        ("fr", "ven. 15 janv. 2027"),
        ("de", "Fr., 15. Jan. 2027"),
        ("es", "vie, 15 ene 2027"),
        ("ar", "الجمعة، 15 يناير 2027"),
        ("zh-hans", "2027年1月15日周五"),
    ],
)
def test_day_is_written_by_language(language: str, written: str) -> None:
    with override(language):
        assert formats.day(date(2027, 1, 15)) == written


def test_moment_is_told_in_campus_zone_or_in_its_own() -> None:
    with override("en"):
        assert formats.moment(DEADLINE) == "Fri 15 Jan 2027, 23:59"
        assert formats.moment(DEADLINE, "Asia/Tokyo") == "Sat 16 Jan 2027, 08:59"


def test_clock_time_takes_times_and_moments() -> None:
    with override("en"):
        assert formats.clock_time(time(9, 5)) == "09:05"
        assert formats.clock_time(DEADLINE) == "23:59"


def test_short_day_and_month_leave_out_what_is_said_beside() -> None:
    with override("de"):
        assert formats.short_day(DEADLINE) == "15. Jan."
        assert formats.month_year(DEADLINE) == "Januar 2027"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2027, 4, 12), date(2027, 4, 16), "12–16 Apr 2027"),
        (date(2027, 4, 12), date(2027, 4, 12), "Mon 12 Apr 2027"),
        (date(2027, 4, 12), None, "Mon 12 Apr 2027"),
        (datetime(2027, 4, 12, 9, tzinfo=UTC), datetime(2027, 4, 12, 11, tzinfo=UTC), "Mon 12 Apr 2027"),
        (None, None, ""),
    ],
)
def test_until_joins_days(first: date | None, last: date | None, written: str) -> None:
    with override("en"):
        assert formats.until(first, last) == written


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (-30, "30 days before arrival"),
        (-1, "1 day before arrival"),
        (0, "on the day of arrival"),
        (14, "14 days after arrival"),
        (None, ""),
    ],
)
def test_from_arrival_counts_both_ways(days: int | None, written: str) -> None:
    with override("en"):
        assert formats.from_arrival(days) == written


def test_zone_city_is_in_readers_language() -> None:
    with override("de"):
        assert formats.zone_city("Europe/Lisbon") == "Lissabon"
        assert formats.zone_city("") == ""


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        ("en", Decimal("1200.00"), "EUR", "€1,200"),
        ("en", Decimal("12.50"), "EUR", "€12.50"),
        ("de", Decimal(1200), "EUR", "1.200\N{NO-BREAK SPACE}€"),
        ("en", None, "EUR", ""),
    ],
)
def test_money_has_cents_only_where_there_are_any(
    language: str, amount: Decimal | None, currency: str, written: str
) -> None:
    with override(language):
        assert formats.money(amount, currency) == written


def test_distance_is_told_in_tens_when_far() -> None:
    with override("en"):
        assert [formats.distance(km) for km in (3.4, 1543.2, None)] == ["3 km", "1,540 km", ""]


def test_number_and_size_use_readers_separators() -> None:
    with override("de"):
        assert formats.number(14000) == "14.000"
        assert formats.number(None) == ""
        assert [formats.file_size(size) for size in (20_400, 340_000, 1_230_000, None)] == [
            "20 kB",
            "340 kB",
            "1,2 MB",
            "",
        ]


def test_listed_keeps_names_apart_in_direction() -> None:
    with override("en"):
        assert formats.listed(["Ana", "田中"]) == "\u2068Ana\u2069 and \u2068田中\u2069"
        assert formats.listed(None) == ""


def test_phone_is_grouped_and_other_texts_stay() -> None:
    assert formats.phone("+351215550100") == "+351 21 555 0100"
    assert formats.phone("ask at the desk") == "ask at the desk"
    assert formats.phone(None) == ""


@pytest.mark.parametrize(
    "write", [formats.day, formats.short_day, formats.month_year, formats.moment, formats.clock_time]
)
def test_without_a_value_nothing_is_said(write: Callable[[None], str]) -> None:
    assert write(None) == ""


def test_mail_addresses_break_at_their_joints_and_nowhere_else() -> None:
    assert formats.mail_address("a.b@c.example") == "a<wbr>.b<wbr>@c<wbr>.example"
    assert formats.mail_address("<b>@c") == "&lt;b&gt;<wbr>@c"
    assert formats.mail_address("") == ""
