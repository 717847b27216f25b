"""Synonyms in scripts with spaces: one or several words side by side, in any form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyzer import Analyzer
    from search.analysis.segments import Segment
    from search.words import Clause

_Forms = frozenset[str]


class SpacedSynonyms:
    """Synonyms as an analyser sees their words, each with what does as well."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._count = 0
        #: By each form of its first word, in the order in which they were added: a language may have thousands.
        self._begun: dict[str, dict[int, tuple[list[_Forms], tuple[str, ...]]]] = {}

    def add(self, words: Sequence[Segment], others: tuple[str, ...]) -> None:
        """Add the words of a synonym and the others of its group; words that say nothing don't count among others."""
        telling = [word for word in words if not self._analyzer.is_stop(word.text)] or words
        key = [self._analyzer.forms(word.text).alike for word in telling]
        for form in key[0] if key else ():
            self._begun.setdefault(form, {})[self._count] = (key, others)
        self._count += 1

    def at(self, pieces: Sequence[Clause], place: int) -> tuple[int, tuple[str, ...]]:
        """Return how many clauses from a place on are a synonym together, and what stands in for them."""
        first = self._analyzer.forms(pieces[place].text).alike
        known = {number: one for form in first for number, one in self._begun.get(form, {}).items()}
        for length in sorted({len(key) for key, _group in known.values()}, reverse=True):
            window = pieces[place : place + length]
            if len(window) < length or any(clause.is_phrase for clause in window):
                continue
            typed = [self._analyzer.forms(clause.text).alike for clause in window]
            others = tuple(
                other
                for _number, (key, group) in sorted(known.items())
                if len(key) == length and all(mine & theirs for mine, theirs in zip(typed, key, strict=True))
                for other in group
            )
            if others:
                return length, others
        return 1, ()
