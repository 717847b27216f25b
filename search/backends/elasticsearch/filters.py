"""The filters of a query, and counts of each facet under the filters of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch.dsl import A
from elasticsearch.dsl.query import Bool, Query, Range, Term

from search.backends.counting import facet_counts
from search.backends.elasticsearch.documents import is_facet, milliseconds, safe
from search.backends.elasticsearch.parts import any_of, ids, nothing, terms
from search.backends.elasticsearch.states import States
from search.contract import KIND_FACET, STATUS_FACET, TERM_FACET
from search.status import STATES_OF

if TYPE_CHECKING:
    from datetime import datetime

    from search.contract import FacetCount, SearchQuery

#: More codes than any facet has; fewer than Elasticsearch's limit for one answer.
_MOST_CODES = 20_000


class Filters:
    """What a query asks for beside words."""

    def __init__(self, query: SearchQuery) -> None:
        self._query = query
        self.states = States(query.now, query.filters.get(TERM_FACET, ()))
        self._statuses = (*query.statuses, *query.filters.get(STATUS_FACET, ()))
        self._chosen = {
            facet: _any_of(facet, codes)
            for facet, codes in query.filters.items()
            if codes and facet != STATUS_FACET
        }
        self._dated = [*self._taking_place(), *self._due()]
        self.hides_over = not self._statuses and not query.include_closed

    def base(self) -> list[Query]:
        """Return what the query is about before any choice of the reader: kinds, shortlist, waiting jobs."""
        query = self._query
        found: list[Query] = [Term(alive=True)]
        if query.kinds:
            found.append(_any_of(KIND_FACET, query.kinds))
        if query.only_ids is not None:
            found.append(ids(query.only_ids))
        if query.excluded_ids:
            found.append(Bool(must_not=[ids(query.excluded_ids)]))
        return found

    def chosen(self, without: str = "") -> list[Query]:
        """Return dates and every filter but one facet's."""
        return [*self._dated, *(query for facet, query in self._chosen.items() if facet != without)]

    def shown(self) -> list[Query]:
        """Return the states that are asked for."""
        if self._statuses:
            return [any_of([self.states.of(status) for status in self._statuses])]
        return [Bool(must_not=[self.states.over()])] if self.hides_over else []

    def counts(self) -> dict[str, Any]:
        """Return the aggregations: what matches at all, is shown, is over, is open, and the facets."""
        shown = A("filter", filter=Bool(filter=[*self.chosen(), *self.shown()]))
        shown.bucket("other", A("filter", filter=Term(own=False)))
        shown.bucket("over", A("filter", filter=self.states.over()))
        found = {"any": A("filter", filter=Bool()), "shown": shown}
        if self.hides_over:
            found["over"] = A("filter", filter=Bool(filter=[*self.chosen(), self.states.over()]))
        for place, facet in enumerate(self._query.facets):
            name = f"facet_{place}"
            if facet == STATUS_FACET:
                states = {code: self.states.of(code) for code in STATES_OF}
                found[name] = A("filter", filter=Bool(filter=self.chosen()))
                found[name].bucket("codes", A("filters", filters=states))
            elif facet in self._chosen:
                under = [*self.chosen(without=facet), *self.shown()]
                found[name] = A("filter", filter=Bool(filter=under))
                found[name].bucket("codes", _codes(facet))
            elif is_facet(facet):
                shown.bucket(name, _codes(facet))
        return {name: aggregation.to_dict() for name, aggregation in found.items()}

    def counted(self, counts: dict[str, Any]) -> dict[str, tuple[FacetCount, ...]]:
        """Return the facets of an answer, most first; chosen codes are there even with none."""
        found = {}
        for place, facet in enumerate(self._query.facets):
            name = f"facet_{place}"
            under = counts[name]["codes"] if name in counts else counts["shown"].get(name, {"buckets": []})
            chosen = self._statuses if facet == STATUS_FACET else self._query.filters.get(facet, ())
            found[facet] = facet_counts(dict(_numbers(under["buckets"])), chosen)
        return found

    def _taking_place(self) -> list[Query]:
        """Return what takes place, at least in part, between two moments."""
        first, last = self._query.starts_from, self._query.starts_to
        found: list[Query] = []
        if first:
            found.append(Range(ends_at={"gte": milliseconds(first)}))
        if last:
            found.append(Range(starts_at={"lte": milliseconds(last)}))
        return found

    def _due(self) -> list[Query]:
        """Return what has a deadline between two moments."""
        limits: dict[str, datetime | None] = {
            "gte": self._query.deadline_from,
            "lte": self._query.deadline_to,
        }
        within = {name: milliseconds(moment) for name, moment in limits.items() if moment}
        return [Range(deadlines=within)] if within else []


def _any_of(facet: str, codes: tuple[str, ...]) -> Query:
    if not is_facet(facet):
        return nothing()
    return terms(f"facets.{facet}", [safe(code) for code in codes])


def _codes(facet: str) -> Any:
    return A("terms", field=f"facets.{facet}", size=_MOST_CODES)


def _numbers(buckets: Any) -> list[tuple[str, int]]:
    """Return codes with their counts: facets' codes come as a list, states by their names."""
    if isinstance(buckets, dict):
        return [(code, bucket["doc_count"]) for code, bucket in buckets.items()]
    return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]
