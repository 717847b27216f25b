"""Parts that queries are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Bool, Ids, Query

from search.backends.elasticsearch.documents import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def any_of(found: Sequence[Query], boost: float = 1.0) -> Query:
    """Return what matches at least one of some queries."""
    return Bool(should=list(found), minimum_should_match=1, boost=boost)


def terms(field: str, values: Sequence[str]) -> Query:
    """Return what has one of some values as it stands."""
    return Q("terms", **{field: list(values)})


def ids(found: Iterable[str]) -> Query:
    """Return some documents."""
    return Ids(values=[safe(one) for one in found])


def is_there(query: Query) -> dict[str, Any]:
    """Return the search that says whether anything matches."""
    return {"size": 0, "track_total_hits": 1, "query": query.to_dict()}


def nothing() -> Query:
    """Return the query that nothing matches."""
    return Bool(must_not=[Bool()])
