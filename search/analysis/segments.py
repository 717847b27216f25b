r"""Where words stand in a text.

A word character is a letter, a digit or a combining mark (Mn, Mc): ``\w`` alone breaks Hindi at every vowel sign
(decisions.md 28). Scripts written without spaces come as whole runs, which the analyser cuts into pairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.analysis.characters import INVISIBLE, MARKS, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A negated class is "no word character, or one of these": letters and digits of scripts with spaces, at one look each.
_LETTER = f"[^\\W_{UNSPACED}]"
#: A word or a run; the name of the group that matched says which.
RUN = re.compile(f"(?P<unspaced>[{UNSPACED}]+)|(?P<spaced>{_LETTER}+(?:[{MARKS}{INVISIBLE}]+{_LETTER}*)*)")
#: The same for texts that need not be asked about runs, or about any script but one: most texts, many times faster.
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACED = re.compile(f"[^\\W_]+(?:[{MARKS}{INVISIBLE}]+[^\\W_]*)*")
_ASCII = re.compile("[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A word, or a run of characters of a script without spaces, with its place in the text."""

    text: str
    start: int
    end: int
    unspaced: bool


def segments(text: str) -> Iterator[Segment]:
    """Yield the words and runs of a text in order."""
    for match in RUN.finditer(text):
        yield Segment(match.group(), match.start(), match.end(), match.lastgroup == "unspaced")


def pieces(text: str) -> list[tuple[str, str]]:
    """Return the same without places, for whole texts: of each pair one is empty, the run's or the word's."""
    return RUN.findall(text)


def spaced_words(text: str) -> list[str] | None:
    """Return the words of a text that has no run in it, nothing for one that has."""
    if text.isascii():
        return _ASCII.findall(text)
    return None if _UNSPACED.search(text) else _SPACED.findall(text)
