"""How languages spell a word in several ways, and which one stands for all: what is done besides stemming and folding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from search.analysis import arabic
from search.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

#: "ue" is another spelling of "ü", except after q ("Quelle") and in "neue", "Bauer", where u belongs to a diphthong.
_GERMAN_UMLAUT = re.compile(r"(?<![aeq])ue|(?<![aeiouq])(?:ae|oe)")

#: Candrabindu, and a bare n before a consonant: "हिन्दी" is "हिंदी".
_HINDI_NASAL = re.compile("\u0901|\u0928\u094d(?=[\u0915-\u0939])")
_PERSIAN_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "\u0654": None})


def same(word: str) -> str:
    """Return a word as it is, for languages that do nothing here."""
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
    """Without nukta, and one sign for nasals: both are written or left out at will, "न्" before a letter as a sign or not."""
    return _HINDI_NASAL.sub("\u0902", fold(word).replace("\u093c", ""))


def _persian_spelling(word: str) -> str:
    """With the letters of Persian keyboards, which the stemmer knows, where Arabic ones were typed."""
    return word.lower().translate(_PERSIAN_LETTERS)


def alone(word: str) -> tuple[str, ...]:
    """Return what begins as a word does, for languages that put nothing in front of words."""
    return (word,)


#: How a word that is being typed may begin in a text, by analyser.
BEGINNINGS = {"arabic": arabic.beginnings}
#: What an analyser does before the stemmer, instead of Snowball's, and after it; see ``Analyzer``.
Parts = tuple["Callable[[str], str]", "Callable[[str], str] | None", "Callable[[str], str] | None"]
PARTS: dict[str, Parts] = {
    "arabic": (_arabic_lower, arabic.stem, None),
    "german": (str.lower, None, _german_spelling),
    "hindi": (_hindi_spelling, None, None),
    "persian": (_persian_spelling, None, None),
    "turkish": (_turkish_lower, None, None),
}
