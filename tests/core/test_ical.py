"""Calendars hold for calendar programs: read back by a parser, whatever the texts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from core import ical
from core.ical import CalendarEntry

LISBON = ZoneInfo("Europe/Lisbon")
STAMP = datetime(2026, 12, 1, 9, tzinfo=UTC)


def entry(**facts):
    return CalendarEntry(
        **{
            "uid": "page-1@alcantara.example",
            "title": "Fair",
            "starts": date(2027, 1, 15),
            "stamp": STAMP,
            **facts,
        }
    )


def read(*entries, **options):
    return Calendar.from_ical(
        ical.calendar("Dates", "https://alcantara.example/en/events/", entries, **options)
    )


def test_a_calendar_says_what_it_is():
    calendar = read(entry(), language="fr")

    assert (calendar["METHOD"], calendar["NAME"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "Dates", "Dates")
    assert calendar["NAME"].params["LANGUAGE"] == "fr"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=12)


def test_days_end_on_the_day_after_the_last():
    (event,) = read(entry(ends=date(2027, 1, 17))).events

    assert (event.start, event.end) == (date(2027, 1, 15), date(2027, 1, 18))


@pytest.mark.parametrize("ends", [None, date(2027, 1, 14), datetime(2027, 1, 15, 18, tzinfo=LISBON)])
def test_one_day_is_one_day(ends):
    (event,) = read(entry(ends=ends)).events

    assert event.end == date(2027, 1, 16)


def test_times_bring_their_zone():
    starts = datetime(2027, 3, 27, 22, tzinfo=LISBON)
    calendar = read(entry(starts=starts, ends=starts + timedelta(hours=8)))

    (event,) = calendar.events
    assert (event.start.astimezone(UTC), event["DTSTART"].params["TZID"]) == (
        starts.astimezone(UTC),
        "Europe/Lisbon",
    )
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Lisbon"]
    assert calendar.get_missing_tzids() == set()


def test_a_moment_has_no_end_and_takes_no_time():
    (event,) = read(entry(starts=datetime(2027, 1, 15, 23, 59, tzinfo=LISBON), is_deadline=True)).events

    assert "DTEND" not in event
    assert event["TRANSP"] == "TRANSPARENT"


def test_all_facts_are_in_the_entry():
    (event,) = read(
        entry(
            url="https://alcantara.example/en/events/fair/",
            description="Come; bring papers, please\nSee you",
            location="Rua da Junqueira, Lisboa",
            coordinates=(38.7, -9.2),
            categories=("Fair", "Exchange, out"),
            language="en",
            is_cancelled=True,
        )
    ).events

    assert str(event["DESCRIPTION"]) == "Come; bring papers, please\nSee you"
    assert str(event["LOCATION"]) == "Rua da Junqueira, Lisboa"
    assert event["GEO"].to_ical() == "38.7;-9.2"
    assert event.categories == ["Fair", "Exchange, out"]
    assert (event["STATUS"], event["SUMMARY"].params["LANGUAGE"]) == ("CANCELLED", "en")
    assert (event["UID"], event.DTSTAMP) == ("page-1@alcantara.example", STAMP)


def test_no_line_is_longer_than_75_octets_and_lines_end_with_crlf():
    text = ical.calendar(
        "Dates", "https://alcantara.example/", [entry(title="大学国际办公室" * 20, description="é" * 300)]
    )

    lines = text.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")


def test_the_same_entries_give_the_same_bytes_in_any_order():
    entries = [entry(uid=f"{number}@x", starts=date(2027, 1, 30 - number)) for number in range(5)]
    timed = entry(uid="t@x", starts=datetime(2027, 1, 5, 9, tzinfo=ZoneInfo("Asia/Tokyo")))

    once, again = (
        ical.calendar("D", "u", [*entries, timed]),
        ical.calendar("D", "u", [timed, *reversed(entries)]),
    )

    assert once == again


def test_an_empty_calendar_is_a_calendar():
    assert read().events == []


@given(st.text(max_size=200), st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=3))
def test_any_text_makes_one_event_and_no_other_property(title, description, categories):
    text = ical.calendar(
        title,
        "https://x.example/",
        [entry(title=title, description=description, categories=tuple(categories))],
    )

    (event,) = Calendar.from_ical(text).events
    assert event["SUMMARY"] == ical.plain(title)
    assert set(event.keys()) <= {
        "UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP",
    }  # fmt: skip


def test_the_name_of_a_calendar_may_hold_commas_and_lines():
    text = ical.calendar("Dates, all\nof them", "https://x.example/", [])

    calendar = Calendar.from_ical(text)
    assert (str(calendar["NAME"]).replace("\\n", "\n").replace("\\,", ","), b"\r\nof" in text) == (
        "Dates, all\nof them",
        False,
    )


def test_a_title_cannot_begin_a_line_of_its_own():
    text = ical.calendar("D", "u", [entry(title="Fair\r\nATTENDEE:mailto:x@evil.example")])

    assert not any(line.startswith(b"ATTENDEE") for line in text.split(b"\r\n"))
