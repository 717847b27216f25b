r"""Where words stand in a text.

A word character is a letter, a digit or a combining mark (Mn, Mc): ``\w`` alone breaks Hindi at every vowel sign
(decisions.md 28). Scripts written without spaces come as whole runs, which the analyser cuts into pairs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Ideographs, kana, hangul; then Thai, Lao, Burmese, Khmer: written without spaces, or (Korean) with particles attached.
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\u1100-\u11ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd"
    "\u0e01-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3"
)
#: Marks beyond this code point belong to scripts that no reader of a university site writes.
_LAST_MARK = 0x1FFFF
#: Invisible characters inside words: soft hyphen, zero-width space and joiners, word joiner.
INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"


def _marks() -> str:
    """Return every combining mark as ranges of a character class."""
    points = [point for point in range(_LAST_MARK) if unicodedata.category(chr(point)) in {"Mn", "Mc"}]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_MARKS = _marks()
#: A negated class is "no word character, or one of these": letters and digits of scripts with spaces, at one look each.
_LETTER = f"[^\\W_{_UNSPACED}]"
#: A word or a run; the name of the group that matched says which.
RUN = re.compile(f"(?P<unspaced>[{_UNSPACED}]+)|(?P<spaced>{_LETTER}+(?:[{_MARKS}{INVISIBLE}]+{_LETTER}*)*)")


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
