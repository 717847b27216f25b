"""States of what takes place, as queries: before, meanwhile, after."""

from __future__ import annotations

from elasticsearch.dsl.query import Bool, Query, Range, Term

from search.contract import EVENT_RULE


def upcoming(now: int) -> Query:
    """Return what has not begun."""
    return Bool(filter=[Term(rule=EVENT_RULE), Range(starts_at={"gt": now})])


def taking_place(now: int) -> Query:
    """Return what has begun and is not over."""
    return _begun(now, {"gte": now})


def past(now: int) -> Query:
    """Return what is over."""
    return _begun(now, {"lt": now})


def _begun(now: int, end: dict[str, int]) -> Query:
    return Bool(filter=[Term(rule=EVENT_RULE), Range(starts_at={"lte": now}), Range(ends_at=end)])
