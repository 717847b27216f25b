"""Several searches for one page, with the database asked once what may be seen."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from search.backends import get_backend
from search.contract import SearchResults, SearchUnavailableError
from search.indexing import page_ids
from search.synonyms import synonyms_for
from search.visibility import visible_ids, withheld_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.contract import SearchBackend, SearchQuery

logger = logging.getLogger("meridian.search")


def search_together(queries: Mapping[str, SearchQuery]) -> dict[str, SearchResults]:
    """The answers by the names of the questions; all must ask for the same moment."""
    withheld = withheld_ids()
    backend = get_backend()
    found = {
        name: _ask(
            backend,
            replace(
                query,
                excluded_ids=(*query.excluded_ids, *withheld),
                synonyms=synonyms_for(query.locale) if query.text else (),
            ),
        )
        for name, query in queries.items()
    }
    now = next(iter(queries.values())).now
    seen = visible_ids(page_ids(hit.document.id for results in found.values() for hit in results.hits), now)
    return {name: _without(results, seen) for name, results in found.items()}


def _ask(backend: SearchBackend, query: SearchQuery) -> SearchResults:
    """The engine's answer, or an empty one marked as degraded: a page must stand without its lists."""
    try:
        return backend.search(query)
    except SearchUnavailableError:
        logger.exception("search unavailable")
        return SearchResults((), 0, degraded=True)


def _without(results: SearchResults, seen: frozenset[int]) -> SearchResults:
    hits = tuple(hit for hit in results.hits if page_ids([hit.document.id])[0] in seen)
    hidden = len(results.hits) - len(hits)
    return replace(results, hits=hits, total=results.total - hidden) if hidden else results
