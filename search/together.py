"""Several searches for one page, with the database asked once what may be seen."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from search.backends import database, get_backend
from search.contract import SearchUnavailableError
from search.documents import page_ids
from search.synonyms import synonyms_for
from search.visibility import visible_ids, withheld_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from search.contract import SearchHit, SearchQuery, SearchResults

logger = logging.getLogger("meridian.search")

#: Documents of an answer that are looked at again where one of them must not be seen: with this many out of step the
#: index is not stale but wrong, and the worker makes it anew.
MOST_HIDDEN = 1000


def search_together(queries: Mapping[str, SearchQuery]) -> dict[str, SearchResults]:
    """The answers by the names of the questions; all must ask for the same moment."""
    now = next(iter(queries.values())).now
    withheld = withheld_ids(now)
    asked = {name: whole(query, withheld) for name, query in queries.items()}
    found = {name: ask(query) for name, query in asked.items()}
    seen = visible_ids(hit_ids(hit for results in found.values() for hit in results.hits), now)
    return {name: without_hidden(ask, asked[name], results, seen) for name, results in found.items()}


def whole(query: SearchQuery, withheld: tuple[str, ...]) -> SearchQuery:
    """A question with the editors' synonyms, and without what the index may be wrong about."""
    return replace(
        query,
        excluded_ids=(*query.excluded_ids, *withheld),
        synonyms=synonyms_for(query.locale) if query.text else (),
    )


def ask(query: SearchQuery) -> SearchResults:
    """The engine's answer; where no engine has one, the database's: a page must stand, and find."""
    try:
        return get_backend().search(query)
    except SearchUnavailableError:
        logger.exception("search unavailable")
        return database.search(query)


def without_hidden(
    again: Callable[[SearchQuery], SearchResults],
    query: SearchQuery,
    results: SearchResults,
    seen: frozenset[int],
) -> SearchResults:
    """An answer of which the database lets readers see some hits, as the index would give it if it knew.

    Where a hit must not be seen, the others of the answer are looked at too and the question is asked again without those
    that must not: its totals, counts and suggestions then say nothing about them.
    """
    if seen.issuperset(hit_ids(results.hits)):
        return results
    hidden = _hidden(again, query)
    logger.warning("index holds what readers may not see", extra={"documents": hidden[:20]})
    results = again(replace(query, excluded_ids=(*query.excluded_ids, *hidden)))
    seen = visible_ids(hit_ids(results.hits), query.now)
    hits = tuple(hit for hit in results.hits if hit_ids([hit])[0] in seen)
    return replace(results, hits=hits, total=results.total - (len(results.hits) - len(hits)))


def _hidden(again: Callable[[SearchQuery], SearchResults], query: SearchQuery) -> list[str]:
    """Ids of documents of an answer that readers may not see."""
    everything = replace(query, offset=0, limit=MOST_HIDDEN, facets=(), highlight=False, include_closed=True)
    hits = again(everything).hits
    seen = visible_ids(hit_ids(hits), query.now)
    return [hit.document.id for hit in hits if hit_ids([hit])[0] not in seen]


def hit_ids(hits: Iterable[SearchHit]) -> list[int]:
    """Primary keys of the pages of hits."""
    return page_ids(hit.document.id for hit in hits)
