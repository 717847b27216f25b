"""Arabic: one spelling for the letters that people write in several ways, and a light stemmer.

The affixes are those of Larkey, Ballesteros and Connell's "light10" (2007): article, conjunctions and prepositions in
front; plural, feminine and possessive endings behind. Deeper stemming to roots joins words that mean different things.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": None,
    "ھ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي",
})  # fmt: skip
_POINTS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_PREPOSITIONS = "و"
_ARTICLE = "ال"
_SHORTEST = 2  #: letters that must be left: fewer say nothing
_SHORTEST_AFTER_WAW = 3  #: "and" is one letter, which also begins many words


def plain_letters(word: str) -> str:
    """Return a folded word of any language with one form of the letters that people write in several ways."""
    return word.translate(_LETTERS)


def normalise(word: str) -> str:
    """Return a word with one form of alef, ya, ha and hamza seats, without vowel points and tatweel."""
    # Composed first: alef and a combining hamza are one letter, however they were typed.
    return _POINTS.sub("", unicodedata.normalize("NFC", word)).translate(_LETTERS)


def stem(word: str) -> str:
    """Return the light stem of a normalised word."""
    if word.startswith(_PREPOSITIONS) and len(word) > _SHORTEST_AFTER_WAW:
        word = _without_prefix(word) if word.startswith(_PREFIXES) else word[1:]
    word = _without_prefix(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word.removesuffix(suffix)
    return word


def beginnings(word: str) -> tuple[str, ...]:
    """Return how words may begin that somebody means by the beginning of one: with the article in front, or without it."""
    bare = word.removeprefix(_ARTICLE)
    if bare == word:
        return (word, _ARTICLE + word)
    return (word, bare) if len(bare) >= _SHORTEST else (word,)


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word.removeprefix(prefix)
    return word
