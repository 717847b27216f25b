"""Names and affiliations as words that can be compared: folded, abbreviations written out, one word for all languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from search.analysis.characters import FIRST_IDEOGRAPH
from search.analysis.folding import fold
from search.analysis.segments import segments
from search.records import weights
from search.records.spelling import settle
from search.records.vocabulary import CANONICAL, COMMON, COMMON_CHARACTERS, COMPOUNDS, KINDS, STOP, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Words kept in memory: those of all names are some 30,000.
_CACHE = 50_000
#: Left out at will: King's, Kings.
_APOSTROPHE_S = re.compile("['’‘`´]s\\b")


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield comparable words, each with what was written; characters of scripts without spaces stand alone."""
    for segment in segments(_APOSTROPHE_S.sub("s", text)):
        if segment.unspaced:
            yield from ((character, character) for character in fold(segment.text))
        else:
            yield from ((word, segment.text) for word in canonical(segment.text))


def canonical_words(text: str) -> tuple[str, ...]:
    """Return the comparable words of a text."""
    return tuple(word for word, _written in words_of(text))


@lru_cache(maxsize=_CACHE)
def canonical(word: str) -> tuple[str, ...]:
    """Return what a word of a script with spaces is compared as: mostly one word, none for a stop word."""
    folded = settle(fold(word))
    if folded in COMPOUNDS:
        return COMPOUNDS[folded]
    found = CANONICAL.get(folded, folded)
    return (found,) if found and found not in STOP else ()


@lru_cache(maxsize=_CACHE)
def weight(word: str) -> float:
    """Return how much a word tells of which institution is meant."""
    if is_character(word):
        return weights.COMMON_CHARACTER if word in COMMON_CHARACTERS else weights.OTHER_CHARACTER
    if word in KINDS:
        return weights.KIND_WORD
    is_common = len(word) == 1 or word in COMMON or word in UNITS
    return weights.COMMON_WORD if is_common else weights.TELLING_WORD


def is_character(word: str) -> bool:
    """Whether a word is one character of a script without spaces."""
    return len(word) == 1 and word >= FIRST_IDEOGRAPH


def runs(words: Iterable[str]) -> Iterator[str]:
    """Yield words with neighbouring characters as one run again, from which an engine makes its own pieces."""
    run = ""
    for word in words:
        if is_character(word):
            run += word
            continue
        if run:
            yield run
            run = ""
        yield word
    if run:
        yield run
