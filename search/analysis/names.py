"""What of a name is looked for besides its words: pairs of characters, and a code as one word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from search.analysis.folding import fold
from search.analysis.segments import segments
from search.analysis.tokens import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Letters, blanks or signs, digits: Erasmus codes are padded ("F  PARIS001"), and typed with and without.
_CODE = re.compile(r"[A-Z]+[ -]+[A-Z][A-Z-]*[0-9]+", re.ASCII)

#: A country's names stand on each of its pages.
_KEPT = 8192


@lru_cache(maxsize=_KEPT)
def name_pieces(name: str) -> tuple[str, ...]:
    """Return the tokens by which a name is found that its words are not: readers type a part of one written without spaces."""
    return tuple(_pieces(name))


def _pieces(name: str) -> Iterator[str]:
    if _CODE.fullmatch(name):
        yield fold(name)
    for segment in segments(name):
        if segment.unspaced:
            yield from pairs(fold(segment.text))
