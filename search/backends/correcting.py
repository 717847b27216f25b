"""What every engine does alike where a query's words are corrected: how many it looks at, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.analysis.segments import segments
from search.analysis.spelling import distance, weight
from search.words import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.analysis.analyzer import Analyzer
    from search.analysis.segments import Segment

#: Unknown words of one query that are looked at: who types more of them pastes a text.
MOST_UNKNOWN: Final = 3
#: Corrections of a query that are tried: the likeliest may stand only where the reader's filters don't reach.
MOST_TRIED: Final = 3
#: A word that nobody wrote as it was typed, but in another form, is an error only if a word next to it is so much more
#: frequent: "rooms" is no "roots" though the index has only "room". A letter doubled, undoubled or swapped is an error in
#: any case, one left out where the other word is at least as frequent.
_MORE_FREQUENT: Final = ((0.62, 0), (0.75, 1), (9.0, 4))


def excluded_words(text: str) -> frozenset[str]:
    """Return the words behind a minus: nobody is helped to exclude more."""
    return frozenset(part.text for one in clauses(text) if one.is_excluded for part in segments(one.text))


def likely(
    own: Analyzer, word: str, found: Iterable[str], counts: Mapping[str, int], known: int
) -> list[str]:
    """Return those of a word's neighbours that may have been meant; ``known`` documents have it in another form."""
    if not known:
        return list(found)
    typed = own.forms(word)
    return [
        one
        for one in found
        if counts[one] >= _times(weight(typed.exact, one)) * known
        and own.forms(one).stem != typed.stem
        and distance(typed.exact, one, 1) == 1
    ]


def _times(error: float) -> int:
    """Return how often as frequent a word must be that an error of this weight leads to."""
    return next(times for most, times in _MORE_FREQUENT if error <= most)


def corrected(text: str, words: Iterable[tuple[Segment, str]]) -> str:
    """Return a text with other words in place of some, which are given in its order."""
    result, place = "", 0
    for segment, word in words:
        result += text[place : segment.start] + word
        place = segment.end
    return result + text[place:]
