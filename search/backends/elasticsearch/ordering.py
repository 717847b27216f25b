"""The order of hits: open before closed, the reader's language before others, then as asked.

Open and closed ones are asked for one after the other, because closed ones stand the other way round: latest first.
"""

from __future__ import annotations

from math import floor, inf, log
from typing import TYPE_CHECKING, Any

from search.nearness import standing
from search.status import OVER
from search.weights import EQUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from search.backends.elasticsearch.states import States
    from search.contract import SearchHit, SearchQuery
    from search.nearness import Standing

_NEWEST = {"published_at": {"order": "desc", "missing": "_last"}}
#: Equal ones always come in the same order: that in which pages were made.
_STEADY: list[Any] = [{"number": "asc"}, {"id": "asc"}]


def sort_of(query: SearchQuery, states: States, *, over: bool) -> list[Any]:
    """Return the order of what is open, or of what is over."""
    return [{"own": "desc"}, *_asked(query, states, over=over), *_STEADY]


def is_ranked(query: SearchQuery) -> bool:
    """Whether words decide the order. Relevance without words is newest first."""
    return query.order not in {"deadline", "start", "title", "newest"} and bool(query.text.strip())


def _asked(query: SearchQuery, states: States, *, over: bool) -> list[Any]:
    if is_ranked(query):
        return ["_score", _NEWEST]
    if query.order == "deadline":
        latest = {"deadlines": {"order": "desc", "mode": "max", "missing": "_last"}}
        return [latest if over else states.deadlines.ahead(states.now)]
    if query.order == "start":
        return [
            {
                "starts_at": {"order": "desc", "missing": "_first"}
                if over
                else {"order": "asc", "missing": "_last"}
            }
        ]
    if query.order == "title":
        return [{"sort_title": "asc"}]
    return [_NEWEST]


def settled(hits: Sequence[SearchHit], locale: str, first: Collection[str] = ()) -> list[SearchHit]:
    """Return a page with dates deciding among equally good hits; whose language and state differ stay apart.

    ``first`` are ids of what stands before the others of its language and state.
    """
    return sorted(hits, key=lambda hit: _key(hit, locale, first))


def _key(
    hit: SearchHit, locale: str, first: Collection[str]
) -> tuple[bool, bool, bool, float, Standing, float]:
    level = floor(log(hit.score, EQUAL)) if hit.score > 0 else -inf
    stands = standing(hit.document, hit.status, hit.next_deadline)
    is_behind = hit.document.id not in first
    return hit.status in OVER, hit.document.language != locale, is_behind, -level, stands, -hit.score
