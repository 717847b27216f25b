"""Sets of documents as bits of one integer: bit n is the document at place n of its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def from_places(places: Sequence[int]) -> int:
    """Return the set of some places."""
    if not places:
        return 0
    buffer = bytearray((max(places) >> 3) + 1)
    for place in places:
        buffer[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(buffer, "little")


def to_places(bits: int) -> list[int]:
    """Return the places of a set, ascending."""
    return [place for place, digit in enumerate(reversed(f"{bits:b}")) if digit == "1"]


def union(sets: Iterable[int]) -> int:
    """Return what is in any of some sets."""
    bits = 0
    for one in sets:
        bits |= one
    return bits
