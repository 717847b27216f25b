"""Analysers by name: one for each stemmer, and those that need none."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from search.analysis.analyzer import Analyzer
from search.analysis.orthography import BEGINNINGS, PARTS, alone, same
from search.analysis.stopwords import stop_words

if TYPE_CHECKING:
    from collections.abc import Callable

#: A name for languages without a stemmer, and for records, whose names are in all languages at once.
PLAIN = "plain"
#: Languages whose endings stand behind each other more often than their stemmer takes them off at once: it makes
#: "üniversite" of "üniversiteler", but "üniversi" of that; asked until nothing changes, both are one word.
_STEMMED_AGAIN = {"turkish"}
#: What stands before the ending of "its" behind a vowel, which the same stemmer leaves there: "üniversitesi" is its university.
_LEFT_OVER = re.compile("(?<=[aeıioöuü])s$")
#: Letters that must be left.
_SHORTEST = 4
#: Names that have no stemmer behind them: words as they are, or pairs of characters, which every analyser makes.
_UNSTEMMED = {PLAIN, "cjk"}


def analyzer_names() -> frozenset[str]:
    """Return every name that ``analyzer`` knows."""
    return frozenset(snowballstemmer.algorithms()) | _UNSTEMMED


@cache
def analyzer(name: str) -> Analyzer:
    """Return the analyser of a name; raises ``KeyError`` for a name that there is not."""
    if name in _UNSTEMMED:
        return Analyzer(name)
    if name not in snowballstemmer.algorithms():
        raise KeyError(name)
    prepare, stem, settle = PARTS.get(name, (str.lower, None, None))
    made = Analyzer(name, prepare, stem or _stemmer(name), settle or same)
    return Analyzer(
        name,
        made.prepare,
        made.stem,
        made.settle,
        frozenset(made.forms(word).exact for word in stop_words(name)),
        BEGINNINGS.get(name, alone),
    )


def _stemmer(name: str) -> Callable[[str], str]:
    """Return a Snowball stemmer safe for threads: the object keeps the word it works on, so each call has its own."""

    @lru_cache(maxsize=20_000)
    def stem(word: str) -> str:
        return str(snowballstemmer.stemmer(name).stemWord(word))

    @lru_cache(maxsize=20_000)
    def stem_again(word: str) -> str:
        found = stem(word)
        if len(found) > _SHORTEST:
            found = _LEFT_OVER.sub("", found)
        return stem_again(found) if len(found) < len(word) else found

    return stem_again if name in _STEMMED_AGAIN else stem
