"""What the words of a query look like in texts of one analyser, so that they can be marked there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.analysis.folding import fold
from search.analysis.segments import segments
from search.analysis.tokens import pairs
from search.terms import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyzer import Analyzer
    from search.analysis.segments import Segment


@dataclass(frozen=True, slots=True)
class Marker:
    """What a query's words look like in texts of one analyser."""

    analyzer: Analyzer
    tokens: frozenset[str]
    pairs: frozenset[str]
    singles: frozenset[str]
    sequences: tuple[tuple[frozenset[str], ...], ...] = ()  #: of synonyms: words that count side by side
    known: dict[str, bool] = field(default_factory=dict, compare=False)  #: words of texts, whether they match

    def may_match(self, word: str, *, unspaced: bool) -> bool:
        """Whether a word was asked for; of a run whether characters in it can have been."""
        if unspaced:
            return bool(self.pairs or self.singles)
        return not self.tokens.isdisjoint(self.analyzer.forms(word).alike)


def marker(text: str, analyzer: Analyzer, synonyms: Sequence[Sequence[str]] = ()) -> Marker:
    """Return the marker for what a reader typed and what stands in for it; what is excluded is not marked."""
    terms = asked(text, analyzer, synonyms).terms
    words = [word for term in terms for clause in term.clauses for word in segments(clause.text)]
    words = [word for word in words if word.unspaced or not analyzer.is_stop(word.text)] or words
    several = [list(segments(one)) for term in terms for one in term.synonyms]
    side_by_side = [one for one in several if _is_sequence(one)]
    words += [word for one in several if not _is_sequence(one) for word in one]
    runs = [fold(word.text) for word in words if word.unspaced]
    return Marker(
        analyzer,
        frozenset(form for word in words if not word.unspaced for form in analyzer.forms(word.text).alike),
        frozenset(pair for run in runs if len(run) > 1 for pair in pairs(run)),
        frozenset(single for run in runs if len(run) == 1 for single in pairs(run)),
        tuple(tuple(analyzer.forms(word.text).alike for word in one) for one in side_by_side),
    )


def _is_sequence(words: Sequence[Segment]) -> bool:
    """Whether words count only side by side; a run of a script without spaces is looked for by its pieces."""
    return len(words) > 1 and not any(word.unspaced for word in words)
