"""One search: words, filters, counts, order, a page of hits, and a correction where words are unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.languages import analyzer_for
from search.backends.called import called
from search.backends.sqlite.expression import ExpressionBuilder
from search.backends.sqlite.matching import Filters, TextMatches, match_text
from search.backends.sqlite.ordering import ordered
from search.backends.sqlite.spelling import corrections
from search.backends.sqlite.states import states
from search.backends.stored import document_of
from search.contract import TERM_FACET, SearchHit, SearchResults
from search.highlighter import Highlighter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from search.backends.sqlite.snapshot import Snapshot
    from search.contract import SearchQuery

NAME = "sqlite"

_CONTENT = "SELECT content FROM document WHERE tree = ? AND place = ?"


class Search:
    """Answers one query on one view of a tree."""

    def __init__(
        self, connection: sqlite3.Connection, tree: Snapshot, query: SearchQuery, analyzers: Mapping[str, str]
    ) -> None:
        self._connection = connection
        self._tree = tree
        self._query = query
        self._analyzers = analyzers
        self._states = states(tree, query.now, frozenset(query.filters.get(TERM_FACET, ())))
        self._filters = Filters(tree, query, self._states)
        self._builder = ExpressionBuilder(query.locale, tree.languages, analyzers, query.synonyms)
        self._highlighter = Highlighter(query, analyzers)

    def results(self) -> SearchResults:
        """Return the page of results that the query asks for."""
        query, filters = self._query, self._filters
        matched = self._match(query.text)
        fitting = matched.places & filters.chosen()
        shown = fitting & filters.shown()
        stop = max(0, query.offset) + max(0, query.limit)
        found = TextMatches(shown, matched.ranks, called=called(query, self._analyzers))
        places = ordered(self._tree, self._states, found, query.order, stop)[max(0, query.offset) :]
        return SearchResults(
            hits=tuple(hit for place in places if (hit := self._hit(place, matched))),
            total=shown.bit_count(),
            facets={facet: filters.count(facet, matched.places) for facet in query.facets},
            hidden_closed=(fitting & self._states.over).bit_count() if filters.hides_over else 0,
            other_languages=(shown & ~self._tree.own).bit_count(),
            softened=matched.is_softened and bool(shown),
            suggestion=self._suggestion(),
            engine=NAME,
            until=self._states.until,
        )

    def _match(self, text: str) -> TextMatches:
        """Return what matches some words before any filter of the reader; everything without words."""
        base = self._filters.base()
        if not text.strip():
            return TextMatches(base)
        expression = self._builder.build(text)
        return match_text(
            self._connection, self._tree, expression, base, ranked=self._query.order == "relevance"
        )

    def _hit(self, place: int, matched: TextMatches) -> SearchHit | None:
        row = self._connection.execute(_CONTENT, (self._tree.number, place)).fetchone()
        if row is None:
            return None
        document = document_of(row[0])
        return SearchHit(
            document=document,
            score=-matched.ranks.get(place, 0.0),
            status=self._states.by_place[place],
            next_deadline=self._states.ahead[place],
            highlights=self._highlighter.fragments(document),
        )

    def _suggestion(self) -> str:
        """Return the corrected words, only where a search for them under the same filters finds something."""
        if not self._query.correct or not self._query.text.strip():
            return ""
        languages = (self._query.locale, *self._tree.languages)
        analyzers = [analyzer_for(language, self._analyzers) for language in languages]
        within = self._filters.chosen() & self._filters.shown()
        tried = corrections(self._connection, self._tree, self._query.text, analyzers)
        return next((text for text in tried if self._match(text).places & within), "")
