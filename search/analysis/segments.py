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
#: The same for texts without runs, and a character of a run.
_SPACED = re.compile(f"[^\\W_]+(?:[{MARKS}{INVISIBLE}]+[^\\W_]*)*")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_MARK = re.compile(f"[{MARKS}{INVISIBLE}]")
#: Stands for what is neither a letter nor between words.
_OTHER = "\0"
#: Characters of which it is kept what they are; no site writes as many.
_MOST_CHARACTERS = 20_000


class _Plain(dict[int, str]):
    """For ``str.translate``: letters and digits as they are, a blank for what parts words, ``_OTHER`` for the rest."""

    def __missing__(self, point: int) -> str:
        if len(self) >= _MOST_CHARACTERS:
            self.clear()
        character = chr(point)
        if _UNSPACED.match(character) or _MARK.match(character):
            made = _OTHER
        else:
            made = character if character.isalnum() else " "
        self[point] = made
        return made


_PLAIN = _Plain()


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
    """Return the words of a text that has no run in it, nothing for one that has.

    Most texts hold letters, digits and what parts them, nothing else: these are cut many times faster than by an expression.
    """
    plain = text.translate(_PLAIN)
    if _OTHER not in plain:
        return plain.split()
    return None if _UNSPACED.search(text) else _SPACED.findall(text)
