"""What the engine keeps in memory of one language tree: attributes by place, and a set of places for every code.

A snapshot is never changed once others can see it: a refresh copies what it changes, so that a search that runs
meanwhile counts consistently.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from search.backends.sqlite.attributes import Attributes, read_attributes

if TYPE_CHECKING:
    import sqlite3

_CHANGED = "SELECT id, tree, place, change, attributes FROM document WHERE change > ? ORDER BY change"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One tree as of one change."""

    number: int  #: of the tree's text table
    locale: str
    ids: dict[str, int] = field(default_factory=dict)  #: place by document
    rows: list[Attributes | None] = field(default_factory=list)
    codes: dict[str, dict[str, int]] = field(default_factory=dict)  #: facet → code → places
    alive: int = 0
    own: int = 0  #: documents in the tree's own language
    memo: dict[Any, Any] = field(
        default_factory=dict
    )  #: what is computed from this snapshot only when asked for

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages other than the tree's in which texts are searched too, sorted."""
        if "languages" not in self.memo:
            found = {language for row in self.rows if row for language in (row.language, row.source_language)}
            self.memo["languages"] = tuple(sorted(found - {"", self.locale}))
        return tuple(self.memo["languages"])

    def edited(self) -> Snapshot:
        """Return a copy that may be edited until it is published."""
        codes = {facet: dict(places) for facet, places in self.codes.items()}
        return Snapshot(
            self.number, self.locale, dict(self.ids), list(self.rows), codes, self.alive, self.own
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """All trees as of one change of the index."""

    change: int = 0
    trees: dict[int, Snapshot] = field(default_factory=dict)

    def tree(self, locale: str) -> Snapshot | None:
        """Return a locale's snapshot, or nothing when the index has no document in it."""
        return next((tree for tree in self.trees.values() if tree.locale == locale), None)


def refreshed(memory: Memory, connection: sqlite3.Connection) -> Memory:
    """Return the memory with what changed in the index since; the same one when nothing did."""
    locales = dict(connection.execute("SELECT number, locale FROM tree").fetchall())
    trees = dict(memory.trees)
    editing: dict[int, _Editor] = {}
    change = memory.change
    for document_id, number, place, row_change, attributes in connection.execute(_CHANGED, (memory.change,)):
        change = row_change
        for other, tree in trees.items():
            if document_id in tree.ids and other not in editing:
                editing[other] = _Editor(tree.edited())
        for editor in editing.values():
            editor.remove(document_id)
        if place is not None:
            if number not in editing:
                editing[number] = _Editor(trees.get(number, Snapshot(number, locales[number])).edited())
            editing[number].add(place, read_attributes(document_id, attributes))
    trees |= {number: editor.published() for number, editor in editing.items()}
    return Memory(change, trees) if change != memory.change else memory


class _Editor:
    """Changes a snapshot that nobody else sees yet."""

    def __init__(self, tree: Snapshot) -> None:
        self.tree = tree
        self.alive = tree.alive
        self.own = tree.own

    def remove(self, document_id: str) -> None:
        place = self.tree.ids.pop(document_id, None)
        if place is None:
            return
        row = self.tree.rows[place]
        self.tree.rows[place] = None
        keep = ~(1 << place)
        self.alive &= keep
        self.own &= keep
        for facet, codes in (row.facets if row else {}).items():
            for code in codes:
                self.tree.codes[facet][code] &= keep

    def add(self, place: int, row: Attributes) -> None:
        self.tree.rows.extend([None] * (place + 1 - len(self.tree.rows)))
        self.tree.rows[place] = row
        self.tree.ids[row.id] = place
        bit = 1 << place
        self.alive |= bit
        if row.language == self.tree.locale:
            self.own |= bit
        for facet, codes in row.facets.items():
            sets = self.tree.codes.setdefault(facet, {})
            for code in codes:
                sets[code] = sets.get(code, 0) | bit

    def published(self) -> Snapshot:
        tree = self.tree
        return Snapshot(tree.number, tree.locale, tree.ids, tree.rows, tree.codes, self.alive, self.own)
