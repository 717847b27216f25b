"""Analysers by name, and which language has which: adding a language is adding its name here or in the settings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from search.analysis import arabic
from search.analysis.analyzer import Analyzer
from search.analysis.folding import fold
from search.analysis.stopwords import stop_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Analyser of a language without a setting, by the first part of its code (ISO 639-1).
DEFAULTS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "ja": "cjk", "km": "cjk", "ko": "cjk", "lo": "cjk", "lt": "lithuanian",
    "my": "cjk", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "th": "cjk",
    "tr": "turkish", "yi": "yiddish", "zh": "cjk",
}  # fmt: skip
#: A name for languages without a stemmer, and for records, whose names are in all languages at once.
PLAIN = "plain"
#: Names that have no stemmer behind them: words as they are, or pairs of characters, which every analyser makes.
_UNSTEMMED = {PLAIN, "cjk"}
#: "ue" is another spelling of "ü", except after q ("Quelle") and in "neue", "Bauer", where u belongs to a diphthong.
_GERMAN_UMLAUT = re.compile(r"(?<![aeq])ue|(?<![aeiouq])(?:ae|oe)")


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
    prepare, stem, settle = _PARTS.get(name, (str.lower, None, None))
    made = Analyzer(name, prepare, stem or _stemmer(name), settle or _as_it_is)
    return Analyzer(
        name,
        made.prepare,
        made.stem,
        made.settle,
        frozenset(made.forms(word).exact for word in stop_words(name)),
    )


def analyzer_for(language: str, names: Mapping[str, str] | None = None) -> Analyzer:
    """Return the analyser of a language code: the one named for it, else the one known for its first part, else plain."""
    code = language.lower()
    base = code.partition("-")[0]
    names = names or {}
    return analyzer(names.get(code) or names.get(base) or DEFAULTS.get(base, PLAIN))


def _stemmer(name: str) -> Callable[[str], str]:
    """Return a Snowball stemmer safe for threads: the object keeps the word it works on, so each call has its own."""

    @lru_cache(maxsize=20_000)
    def stem(word: str) -> str:
        return str(snowballstemmer.stemmer(name).stemWord(word))

    return stem


def _as_it_is(word: str) -> str:
    return word


def _turkish_lower(word: str) -> str:
    """Lower case with the two i of Turkish."""
    return word.replace("I", "ı").replace("İ", "i").lower()


def _german_spelling(word: str) -> str:
    """Return one spelling for ü, ue and u."""
    return _GERMAN_UMLAUT.sub(lambda match: match.group()[0], word)


def _arabic_lower(word: str) -> str:
    return arabic.normalise(word.lower())


def _hindi_spelling(word: str) -> str:
    """Without nukta, and one sign for nasal vowels: both are written or left out at will."""
    return fold(word).replace("\u093c", "").replace("\u0901", "\u0902")


_Parts = tuple["Callable[[str], str]", "Callable[[str], str] | None", "Callable[[str], str] | None"]
_PARTS: dict[str, _Parts] = {
    "arabic": (_arabic_lower, arabic.stem, None),
    "german": (str.lower, None, _german_spelling),
    "hindi": (_hindi_spelling, None, None),
    "turkish": (_turkish_lower, None, None),
}
