"""The page of hits that is asked for, out of what the server found; dates decide among equally good ones.

The server can't compute the order among equals, so the best ``ORDERED`` are fetched for every page that has some of them,
and put in order here; what comes after them stands as it fits the words. So each document stands in one place, whatever
the size of a page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from search.analysis.languages import analyzer_for
from search.analysis.wholes import whole_of
from search.backends.called import called
from search.backends.elasticsearch.ordering import is_ranked, settled
from search.backends.stored import document_of
from search.contract import TERM_FACET, SearchHit
from search.highlighter import Highlighter
from search.status import deadline_ahead, state_of
from search.weights import NAME_BONUS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.contract import SearchQuery

#: Places that are put in order: five pages of a list, which is more than anybody turns. Fetching them takes some
#: milliseconds more than fetching one page.
ORDERED = 100


class Hits:
    """Says what to fetch for a page, and reads it."""

    def __init__(self, query: SearchQuery, analyzers: Mapping[str, str]) -> None:
        self._query = query
        self._terms = frozenset(query.filters.get(TERM_FACET, ()))
        self._is_ranked = is_ranked(query)
        self._highlighter = Highlighter(query, analyzers)
        self._analyzer = analyzer_for(query.locale, analyzers)
        self._called = called(query, analyzers)

    def wanted(self, offset: int, limit: int) -> dict[str, int]:
        """Return which places to fetch for ``limit`` of them from ``offset`` on."""
        if not limit:
            return {"size": 0}
        if not self._orders(offset):
            return {"from": offset, "size": limit}
        return {"from": 0, "size": max(ORDERED, offset + limit)}

    def read(self, answer: dict[str, Any], offset: int, limit: int) -> list[SearchHit]:
        """Return the hits of the page from the answer to what was wanted for it."""
        found = [
            self._hit(document["_source"]["content"], document["_score"] or 0.0)
            for document in answer["hits"]["hits"]
        ]
        if limit and self._orders(offset):
            found = [
                *settled(found[:ORDERED], self._query.locale, self._instead(found[:ORDERED])),
                *found[ORDERED:],
            ][offset : offset + limit]
        return [replace(hit, highlights=self._highlighter.fragments(hit.document)) for hit in found]

    def _instead(self, found: Sequence[SearchHit]) -> frozenset[str]:
        """Return the ids of pages that are called by a synonym of what was typed, where no title has that itself."""
        if not self._called.instead:
            return frozenset()
        titles = {hit.document.id: whole_of(hit.document.title, self._analyzer) for hit in found}
        if any(hit.score >= NAME_BONUS for hit in found) or self._called.stands_in(titles.values()):
            return frozenset()
        return frozenset(one for one, title in titles.items() if title in self._called.instead)

    def _orders(self, offset: int) -> bool:
        return self._is_ranked and offset < ORDERED

    def _hit(self, content: str, score: float) -> SearchHit:
        document, now = document_of(content), self._query.now
        return SearchHit(
            document=document,
            score=score,
            status=state_of(document, now, self._terms),
            next_deadline=deadline_ahead(document, now, self._terms),
        )
