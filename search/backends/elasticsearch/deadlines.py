"""Deadlines as queries: those that count for the terms somebody chose.

Without a chosen term all deadlines of a document count, which its own fields say. With one only those do that are for
it, or for any, or all where none is: the deadlines are documents of their own then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch.dsl.query import Bool, Nested, Query, Range

from search.backends.elasticsearch.documents import ANY_TERM, safe
from search.backends.elasticsearch.parts import any_of, terms

if TYPE_CHECKING:
    from collections.abc import Collection


class Deadlines:
    """Queries for the deadlines that count for some terms, or for any."""

    def __init__(self, terms: Collection[str] = ()) -> None:
        self.terms = [ANY_TERM, *sorted({safe(term) for term in terms})] if terms else []

    def due(self, within: dict[str, int]) -> Query:
        """Return what has a deadline within some time that counts for the terms."""
        if not self.terms:
            return Range(deadlines=within)
        return Nested(path="deadline", query=Bool(filter=[Range(**{"deadline.at": within}), self._fits()]))

    def ahead(self, now: int) -> dict[str, Any]:
        """Return the order by next deadline, those without one last."""
        filters: list[Query] = [Range(**{"deadline.at": {"gte": now}})]
        if self.terms:
            filters.append(self._fits())
        nested = {"path": "deadline", "filter": Bool(filter=filters).to_dict()}
        return {"deadline.at": {"order": "asc", "mode": "min", "missing": "_last", "nested": nested}}

    def _fits(self) -> Query:
        """Return the deadlines for the terms, or any of a document that has none for them."""
        others = Bool(must_not=[terms("deadline.terms", self.terms)])
        return any_of([terms("deadline.term", self.terms), others])
