"""iCalendar files (RFC 5545) from plain entries: pure, deterministic, with the zones that they use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vText

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Meridian//International Office//EN"
#: How often calendars that subscribe ask again; twice a day is as often as deadlines change.
REFRESH = timedelta(hours=12)

#: Characters that RFC 5545 forbids in text, and those that would turn the reading direction of what follows.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something on some days (dates, the last one included) or at a time (aware datetimes in their own zone).

    ``uid`` is the same as long as it is the same thing; ``stamp`` is when it was last changed. Without ``ends`` it
    lasts a day, or is a moment. A deadline is no time that is taken: it leaves the calendar free.
    """

    uid: str
    title: str
    starts: date | datetime
    stamp: datetime
    ends: date | datetime | None = None
    url: str = ""
    description: str = ""
    location: str = ""
    coordinates: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    language: str = ""
    is_cancelled: bool = False
    is_deadline: bool = False


def calendar(name: str, url: str, entries: Iterable[CalendarEntry], language: str = "") -> bytes:
    """Return a calendar of entries; the same entries give the same bytes."""
    result = Calendar()
    result.add("prodid", PRODUCT)
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    for field in ("name", "x-wr-calname"):
        # Typed as text: icalendar takes NAME for something that needs no escapes.
        result.add(field, vText(plain(name)), parameters=_language(language) if field == "name" else {})
    result.add("url", url)
    result.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", "PT12H")
    listed = sorted(entries, key=lambda entry: (_instant(entry.starts), entry.uid))
    for entry in listed:
        result.add_component(_event(entry))
    _add_zones(result, listed)
    written: bytes = result.to_ical()
    return written


def plain(text: str) -> str:
    """Return a text without what may not stand in a calendar; line ends are newlines."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("last-modified", entry.stamp.astimezone(UTC))
    event.add("dtstart", entry.starts)
    ends = _end(entry)
    if ends is not None:
        event.add("dtend", ends)
    event.add("summary", plain(entry.title), parameters=_language(entry.language))
    _add_texts(event, entry)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_deadline else "OPAQUE")
    return event


def _add_texts(event: Event, entry: CalendarEntry) -> None:
    """Add what is there of description, place, address and categories."""
    language = _language(entry.language)
    for field, text in (("description", entry.description), ("location", entry.location)):
        if plain(text):
            event.add(field, plain(text), parameters=language)
    if entry.coordinates is not None:
        event.add("geo", entry.coordinates)
    if entry.url:
        event.add("url", entry.url)
    if entry.categories:
        event.add("categories", [plain(category) for category in entry.categories])


def _end(entry: CalendarEntry) -> date | datetime | None:
    """Return DTEND, which is the day after the last one (RFC 5545, 3.6.1); none for a moment."""
    if isinstance(entry.starts, datetime):
        return entry.ends if isinstance(entry.ends, datetime) and entry.ends > entry.starts else None
    last = entry.ends.date() if isinstance(entry.ends, datetime) else entry.ends
    return max(entry.starts, last or entry.starts) + timedelta(days=1)


def _instant(moment: date | datetime) -> datetime:
    """Return something to order days and times by."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def _language(code: str) -> dict[str, str]:
    return {"LANGUAGE": code} if code else {}


def _add_zones(result: Calendar, entries: list[CalendarEntry]) -> None:
    """Add a VTIMEZONE for each zone, with the clock changes of the years that occur and one on either side."""
    if not entries:
        return
    days = [
        _instant(moment).date() for entry in entries for moment in (entry.starts, entry.ends or entry.starts)
    ]
    result.add_missing_timezones(date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1))
    result.subcomponents.sort(key=lambda part: (part.name != "VTIMEZONE", str(part.get("TZID", ""))))
