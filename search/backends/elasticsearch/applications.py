"""States of what one applies for, as queries: not open yet, open, closing soon, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elasticsearch.dsl.query import Bool, Exists, Query, Range, Term

from search.backends.elasticsearch.parts import any_of
from search.contract import APPLICATION_RULE

if TYPE_CHECKING:
    from search.backends.elasticsearch.deadlines import Deadlines


class Applications:
    """Queries for the states at a moment, with the deadlines that count; soon ends at another moment."""

    def __init__(self, now: int, not_soon: int, deadlines: Deadlines) -> None:
        self._now = now
        self._not_soon = not_soon
        self._due = deadlines.due

    def upcoming(self) -> Query:
        """Return what cannot be applied for yet."""
        return Bool(filter=[Term(rule=APPLICATION_RULE), Range(opens_on={"gt": self._now})])

    def open(self) -> Query:
        """Return what has a deadline ahead, or none."""
        no_deadline = Bool(must_not=[Exists(field="deadlines")])
        in_time = any_of([self._due({"gte": self._now}), no_deadline])
        return Bool(filter=[*self._applies(), in_time])

    def closing_soon(self) -> Query:
        """Return what has a deadline soon."""
        return Bool(filter=[*self._applies(), self._due({"gte": self._now, "lt": self._not_soon})])

    def closed(self) -> Query:
        """Return what had deadlines, and has none ahead."""
        return Bool(
            filter=[*self._applies(), Exists(field="deadlines")], must_not=[self._due({"gte": self._now})]
        )

    def _applies(self) -> list[Query]:
        """Return what one can apply for, or could: what is not upcoming."""
        return [Term(rule=APPLICATION_RULE), Bool(must_not=[Range(opens_on={"gt": self._now})])]
