"""What two spellings of one question have in common: by it searches are counted, promoted and compared."""

from __future__ import annotations

from search.analysis.folding import fold
from search.analysis.segments import segments
from search.words import clauses


def folded_words(text: str) -> str:
    """Return the words of a question without case, accents, signs and what was excluded, single spaces between them."""
    words = (
        fold(segment.text)
        for clause in clauses(text)
        if not clause.is_excluded
        for segment in segments(clause.text)
    )
    return " ".join(word for word in words if word)


def same_words(text: str) -> frozenset[str]:
    """Return what is equal for two questions of the same words in any order."""
    return frozenset(folded_words(text).split())
