"""Synonyms in scripts without spaces: they stand inside runs of characters, which are cut there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.folding import fold
from search.words import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnspacedSynonyms:
    """Synonyms that are one run, each with what does as well."""

    def __init__(self) -> None:
        self._runs: dict[str, tuple[str, ...]] = {}

    def add(self, run: str, others: Iterable[str]) -> None:
        """Add a run and the others of its group."""
        folded = fold(run)
        self._runs[folded] = (*self._runs.get(folded, ()), *others)

    def of(self, clause: Clause) -> tuple[str, ...]:
        """Return what does as well as a clause, nothing where it is no synonym."""
        return self._runs.get(fold(clause.text), ()) if clause.unspaced else ()

    def cut(self, clause: Clause) -> list[Clause]:
        """Return a run of a script without spaces in pieces where a synonym stands in it; other clauses whole."""
        if not clause.unspaced or not self._runs:
            return [clause]
        run, pieces, begin, place = fold(clause.text), [], 0, 0
        lengths = sorted({len(one) for one in self._runs}, reverse=True)
        while place < len(run):
            begun = (run[place : place + length] for length in lengths)
            found = next((one for one in begun if one in self._runs), "")
            if found:
                pieces += [run[begin:place], found]
                begin = place + len(found)
            place += len(found) or 1
        return [Clause(piece, unspaced=True) for piece in (*pieces, run[begin:]) if piece]
