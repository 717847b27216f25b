"""Groups of synonyms in what was typed: which clauses are one together, and what does as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.segments import segments
from search.spaced_synonyms import SpacedSynonyms
from search.unspaced_synonyms import UnspacedSynonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.analysis.analyzer import Analyzer
    from search.words import Clause


class SynonymGroups:
    """Groups of synonyms as an analyser sees them."""

    def __init__(self, analyzer: Analyzer, synonyms: Sequence[Sequence[str]]) -> None:
        self._spaced, self._unspaced = SpacedSynonyms(analyzer), UnspacedSynonyms()
        for group in synonyms:
            for member in group:
                others = tuple(other for other in group if other != member)
                words = list(segments(member))
                if len(words) == 1 and words[0].unspaced:
                    self._unspaced.add(words[0].text, others)
                else:
                    self._spaced.add(words, others)

    def cut(self, clause: Clause) -> list[Clause]:
        """Return a clause in pieces where a synonym stands in a run of it."""
        return self._unspaced.cut(clause)

    def found_in(self, pieces: Sequence[Clause]) -> Iterator[tuple[tuple[Clause, ...], tuple[str, ...]]]:
        """Yield the clauses in order, those of a synonym together, each with what does as well.

        Of synonyms that begin at the same word the longest is taken.
        """
        place = 0
        while place < len(pieces):
            others = self._unspaced.of(pieces[place])
            length, others = (1, others) if others else self._spaced.at(pieces, place)
            yield tuple(pieces[place : place + length]), tuple(dict.fromkeys(others))
            place += length
