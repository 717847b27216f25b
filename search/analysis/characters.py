"""Kinds of characters, as ranges of a character class: of scripts without spaces, combining, invisible."""

from __future__ import annotations

import unicodedata

#: Ideographs, kana, hangul; then Thai, Lao, Burmese, Khmer: written without spaces, or (Korean) with particles attached.
UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\u1100-\u11ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd"
    "\u0e01-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3"
)
#: From here on a single character of a script without spaces can be a word; one letter of Thai or Burmese says nothing.
FIRST_IDEOGRAPH = "\u2e80"
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


#: Combining marks: vowel signs of Hindi, accents that stand alone.
MARKS = _marks()
