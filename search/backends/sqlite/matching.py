"""Which documents match, and how well: words by FTS5, filters by bit sets, each facet under the others' filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.backends.called import NOTHING
from search.backends.counting import facet_counts, on_days
from search.backends.sqlite import bits
from search.contract import KIND_FACET, STATUS_FACET
from search.weights import FIELDS, SYNONYM_SHARE

if TYPE_CHECKING:
    import sqlite3

    from search.backends.called import Called
    from search.backends.sqlite.expression import Expression
    from search.backends.sqlite.snapshot import Snapshot
    from search.backends.sqlite.states import States
    from search.contract import FacetCount, SearchQuery

_WEIGHTS = ", ".join(str(field.weight) for field in FIELDS)


@dataclass(frozen=True, slots=True)
class TextMatches:
    """Places that match the words, with their rank: lower is better, as FTS5's bm25 counts."""

    places: int
    ranks: dict[int, float] = field(default_factory=dict)
    is_softened: bool = False  #: some of the words do, because no document has all
    called: Called = NOTHING  #: what was typed as a whole: a title or name may be just that


def match_text(
    connection: sqlite3.Connection, tree: Snapshot, expression: Expression, within: int, *, ranked: bool
) -> TextMatches:
    """Return what matches all terms; where nothing within some places does, what matches any.

    What is excluded goes afterwards: it never makes an answer a softened one.
    """
    number = tree.number
    if not expression.every:
        found, is_softened = TextMatches(within if expression.excluded else 0), False
    else:
        found, is_softened = _ask(connection, number, expression.every, ranked=ranked), False
        if not found.places & within:
            found, is_softened = _some(connection, number, expression, ranked=ranked), True
    places = found.places & within
    if expression.excluded and places:
        places &= ~_ask(connection, number, expression.excluded, ranked=False).places
    if ranked and expression.swaps and places:
        return TextMatches(places, _weighed(connection, number, expression, places), is_softened)
    return TextMatches(places, found.ranks, is_softened)


def _some(
    connection: sqlite3.Connection, number: int, expression: Expression, *, ranked: bool
) -> TextMatches:
    """Return what matches any term, ranked by what else speaks for it."""
    found = _ask(connection, number, expression.some, ranked=ranked)
    if not ranked or expression.ranking == expression.some:
        return found
    return TextMatches(found.places, _ask(connection, number, expression.ranking, ranked=True).ranks)


def _weighed(
    connection: sqlite3.Connection, number: int, expression: Expression, places: int
) -> dict[int, float]:
    """Return ranks that count what was typed in full, and a synonym for less, where that is more than its word counts."""
    ranks = _ask(connection, number, expression.words, ranked=True).ranks
    for typed, loosely, synonyms in expression.swaps:
        own = _ask(connection, number, typed, ranked=True).ranks
        # Of several words a page may have some, which count already.
        counted = own if loosely == typed else _ask(connection, number, loosely, ranked=True).ranks
        others = _ask(connection, number, synonyms, ranked=True).ranks
        # bm25 is lower for better: the best page by a synonym stands at its share of the best page by the word.
        scale = SYNONYM_SHARE * min(own.values()) / min(others.values()) if own and others else 1.0
        for place, rank in others.items():
            if places >> place & 1:
                before = counted.get(place, 0.0)
                ranks[place] = ranks.get(place, 0.0) - before + min(before, scale * rank)
    return ranks


def _ask(connection: sqlite3.Connection, number: int, words: str, *, ranked: bool) -> TextMatches:
    table = f"text_{number}"
    if not ranked:
        rows = connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (words,)).fetchall()  # noqa: S608 -- a number and names of ours
        return TextMatches(bits.from_places([row[0] for row in rows]))
    sql = f"SELECT rowid, bm25({table}, {_WEIGHTS}) FROM {table} WHERE {table} MATCH ?"  # noqa: S608 -- a number and names of ours
    ranks = dict(connection.execute(sql, (words,)).fetchall())
    return TextMatches(bits.from_places(list(ranks)), ranks)


class Filters:
    """The filters of a query as sets of places."""

    def __init__(self, tree: Snapshot, query: SearchQuery, states: States) -> None:
        self._tree = tree
        self._states = states
        self._query = query
        chosen = {facet: codes for facet, codes in query.filters.items() if codes and facet != STATUS_FACET}
        self._statuses = (*query.statuses, *query.filters.get(STATUS_FACET, ()))
        self._sets = {facet: self._any(facet, codes) for facet, codes in chosen.items()}
        self._dated = self._on_days()

    @property
    def hides_over(self) -> bool:
        """Whether what is closed or past is left out: unless a state was chosen, or all were asked for."""
        return not self._statuses and not self._query.include_closed

    def base(self) -> int:
        """Return the places that the query is about before any choice of the reader: kinds, shortlist, waiting jobs."""
        tree, query = self._tree, self._query
        places = tree.alive
        if query.kinds:
            places &= self._any(KIND_FACET, query.kinds)
        if query.only_ids is not None:
            places &= bits.from_places([tree.ids[one] for one in set(query.only_ids) if one in tree.ids])
        for document_id in query.excluded_ids:
            if document_id in tree.ids:
                places &= ~(1 << tree.ids[document_id])
        return places

    def chosen(self, without: str = "") -> int:
        """Return the places that pass dates and every filter but one facet's; -1, all bits, where nothing is chosen."""
        places = self._dated
        for facet, found in self._sets.items():
            if facet != without:
                places &= found
        return places

    def shown(self) -> int:
        """Return the places whose state is asked for."""
        if self._statuses:
            return bits.union(self._states.places.get(status, 0) for status in self._statuses)
        return ~self._states.over if self.hides_over else -1

    def count(self, facet: str, matched: int) -> tuple[FacetCount, ...]:
        """Return the counts of one facet among matched places, most first; chosen codes are there even with none."""
        if facet == STATUS_FACET:
            sets, chosen = self._states.places, self._statuses
            under = matched & self.chosen()
        else:
            sets, chosen = self._tree.codes.get(facet, {}), self._query.filters.get(facet, ())
            under = matched & self.chosen(without=facet) & self.shown()
        return facet_counts({code: (places & under).bit_count() for code, places in sets.items()}, chosen)

    def _any(self, facet: str, codes: tuple[str, ...]) -> int:
        sets = self._tree.codes.get(facet, {})
        return bits.union(sets.get(code, 0) for code in codes)

    def _on_days(self) -> int:
        """Return what takes place, and has a deadline, between the moments asked for."""
        query = self._query
        if not (query.starts_from or query.starts_to or query.deadline_from or query.deadline_to):
            return -1
        rows = enumerate(self._tree.rows)
        return bits.from_places([place for place, row in rows if row and on_days(row, query)])
