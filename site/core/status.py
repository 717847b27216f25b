"""States from dates (decisions.md 7): pure functions of instants, the present moment and the campus zone.

Instants go in aware and come out in UTC: Python compares and adds wall times when two moments share a zone,
which is an hour wrong around clock changes. ``zone`` is the campus zone, in which days are counted. The last
instant of a day has millisecond resolution, the finest that every index keeps, so a round trip changes no state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from taxonomy.enums import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: "Closing soon" is the day of the deadline and the fourteen days before it (product.md, rules of the domain).
CLOSING_SOON_DAYS = 14
RESOLUTION = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last instant of something that happens."""

    starts: datetime
    ends: datetime


def day_start(on: date, zone: tzinfo) -> datetime:
    """Return the first instant of a day in a zone, also where clocks change at midnight."""
    return datetime.combine(on, time.min, zone).astimezone(UTC)


def day_end(on: date, zone: tzinfo) -> datetime:
    """Return the last instant of a day in a zone, also where clocks change at midnight."""
    if on == date.max:
        return datetime.combine(on, time(23, 59, 59, 999000), UTC)
    return day_start(on + timedelta(days=1), zone) - RESOLUTION


def deadline_instant(on: date, zone: tzinfo, at: time | None = None, own_zone: str = "") -> datetime:
    """Return the last instant that is still in time: the end of the day, or the given time, in the given zone."""
    used = ZoneInfo(own_zone) if own_zone else zone
    if at is None:
        return day_end(on, used)
    return datetime.combine(on, at, used).astimezone(UTC)


def event_span(starts: datetime, ends: datetime | None, zone: tzinfo, *, all_day: bool = False) -> Span:
    """Return when an event takes place, in its own zone; without an end it lasts until the end of its day."""
    first_day, last_day = starts.astimezone(zone).date(), (ends or starts).astimezone(zone).date()
    begins = day_start(first_day, zone) if all_day else starts.astimezone(UTC)
    return Span(begins, day_end(last_day, zone) if all_day or ends is None else ends.astimezone(UTC))


def next_deadline(now: datetime, deadlines: Iterable[datetime]) -> datetime | None:
    """Return the earliest deadline that has not passed."""
    return min((deadline for deadline in _in_utc(deadlines) if deadline >= now.astimezone(UTC)), default=None)


def days_left(now: datetime, deadline: datetime, zone: tzinfo) -> int:
    """Return how many campus midnights lie between now and a deadline: 0 is today, negative is over."""
    return (deadline.astimezone(zone).date() - now.astimezone(zone).date()).days


def opportunity_status(
    now: datetime, zone: tzinfo, opens: datetime | None = None, deadlines: Iterable[datetime] = ()
) -> Status:
    """Return the state of something one applies for.

    ``opens`` is its first instant, ``deadlines`` are last instants. Not open yet wins over everything; then
    no deadline is open for good, all deadlines passed is closed, and a near one is closing soon.
    """
    now, deadlines = now.astimezone(UTC), tuple(deadlines)
    if opens is not None and now < opens.astimezone(UTC):
        return Status.UPCOMING
    if not deadlines:
        return Status.OPEN
    ahead = next_deadline(now, deadlines)
    if ahead is None:
        return Status.CLOSED
    return Status.CLOSING_SOON if days_left(now, ahead, zone) <= CLOSING_SOON_DAYS else Status.OPEN


def event_status(now: datetime, span: Span) -> Status:
    """Return the state of something that happens."""
    now = now.astimezone(UTC)
    if now < span.starts.astimezone(UTC):
        return Status.UPCOMING
    return Status.NOW if now <= span.ends.astimezone(UTC) else Status.PAST


def _soon_from(deadline: datetime, zone: tzinfo) -> datetime:
    """Return the first instant at which a deadline is near."""
    return day_start(deadline.astimezone(zone).date() - timedelta(days=CLOSING_SOON_DAYS), zone)


def opportunity_boundary(
    now: datetime, zone: tzinfo, opens: datetime | None = None, deadlines: Iterable[datetime] = ()
) -> datetime | None:
    """Return the next instant at which the state or the next deadline of an opportunity changes."""
    moments = [] if opens is None else [opens]
    for deadline in _in_utc(deadlines):
        moments += [_soon_from(deadline, zone), deadline + RESOLUTION]
    return next_boundary(now, moments)


def event_boundary(now: datetime, span: Span) -> datetime | None:
    """Return the next instant at which the state of an event changes."""
    return next_boundary(now, [span.starts, span.ends.astimezone(UTC) + RESOLUTION])


def next_boundary(now: datetime, moments: Iterable[datetime | None]) -> datetime | None:
    """Return the earliest moment after now; ``None`` among the moments means never."""
    known = (moment for moment in moments if moment is not None)
    return min((moment for moment in _in_utc(known) if moment > now.astimezone(UTC)), default=None)


def _in_utc(moments: Iterable[datetime]) -> Iterator[datetime]:
    return (moment.astimezone(UTC) for moment in moments)
