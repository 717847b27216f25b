"""The time at the edge: read once per request or job, passed down as an argument (conventions 17)."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_frozen: ContextVar[datetime | None] = ContextVar("meridian_frozen_clock", default=None)


def campus_zone() -> ZoneInfo:
    """Return the zone in which a bare date is meant: that of the campus."""
    return ZoneInfo(settings.TIME_ZONE)


def now() -> datetime:
    """Return the present moment in UTC; templates show it in the campus zone."""
    return (_frozen.get() or datetime.now(UTC)).astimezone(UTC)


def today() -> date:
    """Return the date that a calendar on campus shows now."""
    return now().astimezone(campus_zone()).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[datetime]:
    """Hold the clock of this context at an aware moment: for tests, and for rendering one answer as of one instant."""
    if moment.tzinfo is None:
        message = "the clock takes aware moments only"
        raise ValueError(message)
    token = _frozen.set(moment)
    try:
        yield moment
    finally:
        _frozen.reset(token)
