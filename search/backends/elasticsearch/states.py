"""States by date as queries (decisions.md 7): the rules of ``core.status`` on indexed moments, computed when asked."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from elasticsearch.dsl.query import Query, Range

from core.status import CLOSING_SOON_DAYS, day_start
from search.backends.elasticsearch.applications import Applications
from search.backends.elasticsearch.deadlines import Deadlines
from search.backends.elasticsearch.documents import milliseconds
from search.backends.elasticsearch.parts import any_of, nothing
from search.backends.elasticsearch.taking_place import past, taking_place, upcoming
from taxonomy.enums import Status

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime


class States:
    """Queries for the states at a moment."""

    def __init__(self, now: datetime, terms: Collection[str] = ()) -> None:
        self.now = milliseconds(now)
        zone = now.tzinfo or UTC
        self.midnight = milliseconds(day_start(now.astimezone(zone).date() + timedelta(days=1), zone))
        days = timedelta(days=CLOSING_SOON_DAYS + 1)
        not_soon = milliseconds(day_start(now.astimezone(zone).date() + days, zone))
        self.deadlines = Deadlines(terms)
        self._applications = Applications(self.now, not_soon, self.deadlines)

    def over(self) -> Query:
        """Return what is closed or past."""
        if not self.deadlines.terms:
            return Range(over_at={"lte": self.now})
        return any_of([past(self.now), self._applications.closed()])

    def of(self, code: str) -> Query:
        """Return what the facet means by a state: "open" has what closes soon too, "closed" what is past."""
        made = {
            Status.UPCOMING.value: lambda: any_of([self._applications.upcoming(), upcoming(self.now)]),
            Status.OPEN.value: self._applications.open,
            Status.CLOSING_SOON.value: self._applications.closing_soon,
            Status.NOW.value: lambda: taking_place(self.now),
            Status.PAST.value: lambda: past(self.now),
            Status.CLOSED.value: self.over,
        }.get(code)
        return made() if made else nothing()
