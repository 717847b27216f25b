"""What a query needs, term by term: words that say something, each with the synonyms that do as well.

Common to every engine, so that they agree on which words are needed and where a synonym stands in for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.analysis.folding import fold
from search.analysis.segments import segments
from search.analysis.tokens import BARE
from search.words import Clause, clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.analysis.analyzer import Analyzer

_Forms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """Clauses that belong together, all needed, or instead any of the synonyms: words, or several side by side."""

    clauses: tuple[Clause, ...]
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: every term is needed, no excluded clause may stand in a document."""

    terms: tuple[Term, ...]
    excluded: tuple[Clause, ...]


def asked(text: str, analyzer: Analyzer, synonyms: Sequence[Sequence[str]] = ()) -> Asked:
    """Return what a reader typed as terms, without words that say nothing where there are others."""
    typed = clauses(text)
    wanted = [clause for clause in typed if not clause.is_excluded]
    telling = [clause for clause in wanted if clause.is_phrase or not analyzer.is_stop(clause.text)]
    groups = _Groups(analyzer, synonyms)
    pieces = [piece for clause in telling or wanted for piece in groups.cut(clause)]
    return Asked(tuple(groups.terms(pieces)), tuple(clause for clause in typed if clause.is_excluded))


class _Groups:
    """Groups of synonyms as an analyser sees them."""

    def __init__(self, analyzer: Analyzer, synonyms: Sequence[Sequence[str]]) -> None:
        self._analyzer = analyzer
        self._spaced: dict[int, list[tuple[list[_Forms], tuple[str, ...]]]] = {}
        self._runs: dict[str, tuple[str, ...]] = {}
        for group in synonyms:
            for member in group:
                self._add(member, tuple(other for other in group if other != member))

    def terms(self, pieces: Sequence[Clause]) -> Iterator[Term]:
        """Yield terms, the longest synonym that begins at a word first."""
        place = 0
        while place < len(pieces):
            length, synonyms = self._at(pieces, place)
            yield Term(tuple(pieces[place : place + length]), synonyms)
            place += length

    def cut(self, clause: Clause) -> list[Clause]:
        """Return a run of a script without spaces in pieces where a synonym stands in it; other clauses whole."""
        if not clause.unspaced or not self._runs:
            return [clause]
        run, pieces, begin, place = fold(clause.text), [], 0, 0
        while place < len(run):
            found = max((one for one in self._runs if run.startswith(one, place)), key=len, default="")
            if found:
                pieces += [run[begin:place], found]
                begin = place + len(found)
            place += len(found) or 1
        return [Clause(piece, unspaced=True) for piece in (*pieces, run[begin:]) if piece]

    def _add(self, member: str, others: tuple[str, ...]) -> None:
        words = list(segments(member))
        if len(words) == 1 and words[0].unspaced:
            run = fold(words[0].text)
            self._runs[run] = (*self._runs.get(run, ()), *others)
            return
        telling = [word for word in words if not self._analyzer.is_stop(word.text)] or words
        if telling:
            key = [self._forms(word.text) for word in telling]
            self._spaced.setdefault(len(key), []).append((key, others))

    def _at(self, pieces: Sequence[Clause], place: int) -> tuple[int, tuple[str, ...]]:
        """Return how many clauses from a place on are a synonym together, and what stands in for them."""
        if pieces[place].unspaced and (others := self._runs.get(fold(pieces[place].text))):
            return 1, _once(others)
        for length in sorted(self._spaced, reverse=True):
            window = pieces[place : place + length]
            if len(window) < length or any(clause.is_phrase for clause in window):
                continue
            typed = [self._forms(clause.text) for clause in window]
            others = tuple(
                other
                for key, group in self._spaced[length]
                if all(mine & theirs for mine, theirs in zip(typed, key, strict=True))
                for other in group
            )
            if others:
                return length, _once(others)
        return 1, ()

    def _forms(self, word: str) -> _Forms:
        forms = self._analyzer.forms(word)
        return frozenset({forms.exact, forms.stem, forms.bare.removeprefix(BARE)}) - {""}


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
