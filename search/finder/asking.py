"""The questions of one page: what must not be shown is read once for all of them, and asked once of all their hits."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from search.promotions import promoted_ids
from search.together import ask, hit_ids, whole, without_hidden
from search.visibility import visible_ids, withheld_ids

if TYPE_CHECKING:
    from datetime import datetime

    from search.contract import SearchHit, SearchQuery, SearchResults

#: Seconds that counts beside the answer may take together: a slow engine must not make a page slower still.
PATIENCE = 0.5


def is_filtered(query: SearchQuery) -> bool:
    """Whether anything but words narrows a question."""
    days = (query.starts_from, query.starts_to, query.deadline_from, query.deadline_to)
    return bool(query.kinds or query.statuses or any(query.filters.values()) or any(days))


class Asking:
    """Asks the engine for one page; three queries to the database at most, while the index is not stale."""

    def __init__(self, now: datetime) -> None:
        self._withheld = withheld_ids(now)
        self._until = 0.0
        self._is_simplified = False

    def answer(
        self, query: SearchQuery, *, promoted: bool = False
    ) -> tuple[SearchResults, tuple[SearchHit, ...]]:
        """The results, and hits that the office recommends for the words, without what a reader may not see."""
        question = whole(query, self._withheld)
        results = ask(question)
        self._is_simplified = results.degraded
        above = self._recommended(query) if promoted else ()
        seen = visible_ids(hit_ids((*results.hits, *above)), query.now)
        recommended = tuple(hit for hit in above if hit_ids([hit])[0] in seen)
        return without_hidden(ask, question, results, seen), recommended

    def count(self, query: SearchQuery) -> SearchResults | None:
        """How many pages a question finds and by which codes, without hits; None where there is no time for it."""
        now = monotonic()
        self._until = self._until or now + PATIENCE
        if self._is_simplified or now > self._until:
            return None
        counted = replace(query, limit=0, offset=0, highlight=False, correct=False)
        return ask(whole(counted, self._withheld))

    def _recommended(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """Promoted pages in the editors' order, as hits; what is over steps back here too."""
        wanted = promoted_ids(query.text, query.locale)
        if not wanted:
            return ()
        plain = replace(
            query, text="", only_ids=wanted, offset=0, limit=len(wanted), facets=(), correct=False
        )
        hits = {hit.document.id: hit for hit in ask(whole(plain, self._withheld)).hits}
        return tuple(hits[one] for one in wanted if one in hits)
