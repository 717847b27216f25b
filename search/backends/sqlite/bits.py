"""Sets of documents as bits of one integer: bit n is the document at place n of its tree."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Turns the digits "0" and "1" into what they count.
_VALUES = bytes.maketrans(b"01", b"\x00\x01")


def from_places(places: Sequence[int]) -> int:
    """Return the set of some places."""
    if not places:
        return 0
    buffer = bytearray((max(places) >> 3) + 1)
    for place in places:
        buffer[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(buffer, "little")


def by_value(values: Sequence[str]) -> dict[str, int]:
    """Return the set of the places of each value; a place without one is in none."""
    lists: dict[str, list[int]] = {}
    for place, value in enumerate(values):
        if value:
            lists.setdefault(value, []).append(place)
    return {value: from_places(places) for value, places in lists.items()}


def to_places(bits: int) -> list[int]:
    """Return the places of a set, ascending."""
    digits = f"{bits:b}"[::-1].encode().translate(_VALUES)
    return list(compress(range(len(digits)), digits))


def union(sets: Iterable[int]) -> int:
    """Return what is in any of some sets."""
    bits = 0
    for one in sets:
        bits |= one
    return bits
