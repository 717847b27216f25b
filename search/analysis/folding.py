"""Folding: what two spellings of one word have in common."""

from __future__ import annotations

import re
import unicodedata

from search.analysis.characters import INVISIBLE

#: Latin letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ə": "e",
    }
)
#: Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic. Vowel signs of Indic scripts stay: they are letters.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1dc0-\u1dff]"
)
_UNSEEN = re.compile(f"[{INVISIBLE}\u0640]")
#: Characters that are folded at once: combining marks behind each other are sorted in squared time, and a whole text of
#: them, which Thai and Lao take for one run, would take hours. No run that says something is longer.
_PIECE = 1_000
_NOT_IN_TOKENS = re.compile(r"[\x00-\x2f\x3a-\x60\x7b-\x7f\u2044]")


def compose(word: str) -> str:
    """Return compatibility characters in their plain form (NFKC): full-width letters, ligatures, presentation forms."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", word))


def fold(word: str) -> str:
    """Return a word without case, accents and compatibility forms, digits as 0–9; safe as an index token."""
    if word.isascii():
        return _NOT_IN_TOKENS.sub("", word.lower())
    if len(word) > _PIECE:
        return "".join(fold(word[place : place + _PIECE]) for place in range(0, len(word), _PIECE))
    folded = unicodedata.normalize("NFD", compose(word).casefold())
    folded = unicodedata.normalize("NFC", _ACCENTS.sub("", folded)).translate(_LETTERS)
    return _NOT_IN_TOKENS.sub("", "".join(_digit(character) for character in folded))


def fold_text(text: str) -> str:
    """Return a text as it is sorted and compared: folded words with single spaces between them."""
    folded = unicodedata.normalize("NFD", compose(text).casefold())
    return " ".join(unicodedata.normalize("NFC", _ACCENTS.sub("", folded)).translate(_LETTERS).split())


def _digit(character: str) -> str:
    """Return a decimal digit of any script as 0–9, other characters as they are."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character
