"""Which pairs of a run of characters a text must have, when nobody says where a word of the run ends.

"宿舍申请" is two words, and a page on how to apply (申请) for a room in a hall (宿舍) has both: "舍申", over the seam, stands in
no text. So every character must stand in a text beside one of its neighbours, not beside both.
"""

from __future__ import annotations

import re

#: Ideographs and hangul, of which two may be a word. Kana and Thai letters are sounds: any two stand in most texts.
_MAY_END_A_WORD = re.compile("[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd]")


def needed_pairs(run: str) -> list[list[int]]:
    """Return the places of the pairs of a run, of each group of which a text must have one; each place is in some group.

    The first and the last pair are needed, and those that are within one word for sure.
    """
    last = len(run) - 2
    whole = {0, last} | {place for place in range(last) if not _is_seam(run[place : place + 2])}
    groups = [[place] for place in sorted(whole)]
    groups += [[place - 1, place] for place in range(2, last) if not {place - 1, place} & whole]
    told = {place for group in groups for place in group}
    # A pair that need not be there still says that a text fits better.
    return groups + [[place, place - 1, place + 1] for place in range(1, last) if place not in told]


def _is_seam(pair: str) -> bool:
    return all(map(_MAY_END_A_WORD.match, pair))
