"""What every engine does alike where a query's words are corrected: how many it looks at, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.analysis.segments import segments
from search.words import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.analysis.segments import Segment

#: Unknown words of one query that are looked at: who types more of them pastes a text.
MOST_UNKNOWN: Final = 3
#: Corrections of a query that are tried: the likeliest may stand only where the reader's filters don't reach.
MOST_TRIED: Final = 3


def excluded_words(text: str) -> frozenset[str]:
    """Return the words behind a minus: nobody is helped to exclude more."""
    return frozenset(part.text for one in clauses(text) if one.is_excluded for part in segments(one.text))


def corrected(text: str, words: Iterable[tuple[Segment, str]]) -> str:
    """Return a text with other words in place of some, which are given in its order."""
    result, place = "", 0
    for segment, word in words:
        result += text[place : segment.start] + word
        place = segment.end
    return result + text[place:]
