"""States by date as queries (decisions.md 7): the rules of ``core.status`` on indexed moments, computed when asked.

Without a chosen term all deadlines of a document count, which its own fields say. With one only those do that are for
it, or for any, or all where none is: the deadlines are documents of their own then.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from elasticsearch.dsl.query import Bool, Exists, Nested, Query, Range, Term

from core.status import CLOSING_SOON_DAYS, day_start
from search.backends.elasticsearch.documents import ANY_TERM, milliseconds, safe
from search.backends.elasticsearch.parts import any_of, nothing, terms
from search.contract import APPLICATION_RULE, EVENT_RULE
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
        self._not_soon = milliseconds(day_start(now.astimezone(zone).date() + days, zone))
        self._terms = [ANY_TERM, *sorted({safe(term) for term in terms})] if terms else []

    def over(self) -> Query:
        """Return what is closed or past."""
        if not self._terms:
            return Range(over_at={"lte": self.now})
        return any_of([self._past(), self._closed()])

    def of(self, code: str) -> Query:
        """Return what the facet means by a state: "open" has what closes soon too, "closed" what is past."""
        made = {
            Status.UPCOMING.value: self._upcoming,
            Status.OPEN.value: self._open,
            Status.CLOSING_SOON.value: self._closing_soon,
            Status.NOW.value: self._taking_place,
            Status.PAST.value: self._past,
            Status.CLOSED.value: self.over,
        }.get(code)
        return made() if made else nothing()

    def ahead(self) -> dict[str, Any]:
        """Return the order by next deadline, those without one last."""
        filters: list[Query] = [Range(**{"deadline.at": {"gte": self.now}})]
        if self._terms:
            filters.append(self._fits())
        nested = {"path": "deadline", "filter": Bool(filter=filters).to_dict()}
        return {"deadline.at": {"order": "asc", "mode": "min", "missing": "_last", "nested": nested}}

    def _applies(self) -> list[Query]:
        """Return what one can apply for, or could: what is not upcoming."""
        return [Term(rule=APPLICATION_RULE), Bool(must_not=[Range(opens_on={"gt": self.now})])]

    def _upcoming(self) -> Query:
        applied = Bool(filter=[Term(rule=APPLICATION_RULE), Range(opens_on={"gt": self.now})])
        held = Bool(filter=[Term(rule=EVENT_RULE), Range(starts_at={"gt": self.now})])
        return any_of([applied, held])

    def _open(self) -> Query:
        no_deadline = Bool(must_not=[Exists(field="deadlines")])
        in_time = any_of([self._due({"gte": self.now}), no_deadline])
        return Bool(filter=[*self._applies(), in_time])

    def _closing_soon(self) -> Query:
        return Bool(filter=[*self._applies(), self._due({"gte": self.now, "lt": self._not_soon})])

    def _closed(self) -> Query:
        return Bool(
            filter=[*self._applies(), Exists(field="deadlines")], must_not=[self._due({"gte": self.now})]
        )

    def _taking_place(self) -> Query:
        return Bool(
            filter=[
                Term(rule=EVENT_RULE),
                Range(starts_at={"lte": self.now}),
                Range(ends_at={"gte": self.now}),
            ]
        )

    def _past(self) -> Query:
        return Bool(
            filter=[
                Term(rule=EVENT_RULE),
                Range(starts_at={"lte": self.now}),
                Range(ends_at={"lt": self.now}),
            ]
        )

    def _due(self, within: dict[str, int]) -> Query:
        """Return what has a deadline within some time that counts for the terms."""
        if not self._terms:
            return Range(deadlines=within)
        return Nested(path="deadline", query=Bool(filter=[Range(**{"deadline.at": within}), self._fits()]))

    def _fits(self) -> Query:
        """Return the deadlines for the terms, or any of a document that has none for them."""
        others = Bool(must_not=[terms("deadline.terms", self._terms)])
        return any_of([terms("deadline.term", self._terms), others])
