"""Relative dates of the demo: "+45d", "-10d 14:00", "next 15 January", "next 15 January +120d 09:30".

A demo that is loaded today, or moved to today by `load_demo --dates`, has every state that dates make:
open, closing soon, closed, upcoming, past. "next 15 January" is the first one after the given day.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_EXPRESSION = re.compile(
    r"(?:(?:next (?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+))(?: (?P<shift>[+-]\d{1,4})d)?|(?P<offset>[+-]\d{1,4})d)"
    r"(?: (?P<time>\d{2}:\d{2}))?"
)
#: 29 February comes at the latest eight years later (1896 and 1904).
_YEARS_AHEAD = 9


class InvalidDate(ValueError):
    """An expression that is no relative date."""


@dataclass(frozen=True, slots=True)
class DemoDate:
    """A day, and a time of day where one was given."""

    day: date
    clock: time | None = None

    def at(self, zone: ZoneInfo, default: time | None = None) -> datetime:
        """Return the aware moment in the zone; without a time of day, at the default, else InvalidDate."""
        moment = self.clock or default
        if moment is None:
            raise InvalidDate(f"{self.day} needs a time of day, such as “+45d 14:00”")
        return datetime.combine(self.day, moment, tzinfo=zone)


def is_relative(text: object) -> bool:
    """Say whether the value is written as a relative date; its parts may still be wrong (31 June)."""
    return isinstance(text, str) and _EXPRESSION.fullmatch(text) is not None


def resolve(expression: str, today: date) -> DemoDate:
    """Return the day, and the time where there is one, counted from today; raises InvalidDate."""
    match = _EXPRESSION.fullmatch(expression)
    if match is None:
        raise InvalidDate(
            f"“{expression}” is no relative date such as “+45d” or “next 15 January +10d 09:30”"
        )
    if match["month"]:
        start = _next(int(match["day"]), match["month"], today)
        days = int(match["shift"] or 0)
    else:
        start = today
        days = int(match["offset"])
    return DemoDate(start + timedelta(days=days), _clock(match["time"]) if match["time"] else None)


def resolve_date(expression: str, today: date) -> date:
    """Return the day of an expression that may have no time of day."""
    found = resolve(expression, today)
    if found.clock is not None:
        raise InvalidDate(f"“{expression}” is a day: it takes no time")
    return found.day


def resolve_moment(expression: str, today: date, zone: ZoneInfo, default: time | None = None) -> datetime:
    """Return the aware moment of an expression in the zone; without a time it is at the default, if any."""
    return resolve(expression, today).at(zone, default)


def _next(day: int, month: str, today: date) -> date:
    if month not in MONTHS:
        raise InvalidDate(f"“{month}” is no month: they are written in English, January to December")
    number = MONTHS.index(month) + 1
    for year in range(today.year, today.year + _YEARS_AHEAD):
        try:
            candidate = date(year, number, day)
        except ValueError:
            continue
        if candidate > today:
            return candidate
    raise InvalidDate(f"there is no {day} {month}")


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise InvalidDate(f"“{text}” is no time of day") from error
