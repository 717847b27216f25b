"""The marked fragments of one page of hits, whatever their languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.languages import analyzer_for
from search.highlights import highlights
from search.marker import Marker, marker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.contract import SearchDocument, SearchQuery
    from search.highlights import Runs


class Highlighter:
    """Marks what a query asked for; what that looks like in a language is worked out once."""

    def __init__(self, query: SearchQuery, analyzers: Mapping[str, str]) -> None:
        self._query = query
        self._analyzers = analyzers
        self._markers: dict[str, Marker] = {}

    def fragments(self, document: SearchDocument) -> tuple[Runs, ...]:
        """Return fragments of a document; none where nobody asks for them, or nothing was typed."""
        query, language = self._query, document.language
        if not query.highlight or not query.text:
            return ()
        if language not in self._markers:
            self._markers[language] = marker(
                query.text, analyzer_for(language, self._analyzers), query.synonyms
            )
        return highlights((document.summary, document.body), self._markers[language])
