"""The order of matched places: open before closed, the reader's language before others, then as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.backends.sqlite import bits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from search.backends.sqlite.matching import TextMatches
    from search.backends.sqlite.rows import Attributes
    from search.backends.sqlite.snapshot import Snapshot
    from search.backends.sqlite.states import States

_NEVER = float("inf")


def ordered(tree: Snapshot, states: States, found: TextMatches, order: str, stop: int) -> list[int]:
    """Return the first places of an order, ``stop`` of them at most; equal ones stand as they were first indexed."""
    places: list[int] = []
    matched = found.places
    key = _key(tree, states, order, found.ranks)
    for group in (
        matched & ~states.over & tree.own,
        matched & ~states.over & ~tree.own,
        matched & states.over & tree.own,
        matched & states.over & ~tree.own,
    ):
        if len(places) < stop and group:
            places += sorted(bits.to_places(group), key=key)
    return places[:stop]


def _key(tree: Snapshot, states: States, order: str, ranks: Mapping[int, float]) -> Callable[[int], float]:
    """Return what places are sorted by. Relevance without words is newest first."""
    if order == "relevance" and ranks:
        return lambda place: ranks.get(place, 0.0)
    if order == "deadline":
        return _by_deadline(tree, states)
    if order == "start":
        return _by_start(tree, states)
    if order == "title":
        return _by_title(tree)
    return lambda place: -_seconds(_row(tree, place).published_at, -_NEVER)


def _by_title(tree: Snapshot) -> Callable[[int], float]:
    """Positions in the alphabet, sorted once for a snapshot."""
    if "titles" not in tree.memo:
        known = [(row.sort_title, place) for place, row in enumerate(tree.rows) if row]
        tree.memo["titles"] = {place: float(position) for position, (_, place) in enumerate(sorted(known))}
    positions: dict[int, float] = tree.memo["titles"]
    return positions.__getitem__


def _by_deadline(tree: Snapshot, states: States) -> Callable[[int], float]:
    """The next deadline first, none last; among closed ones the latest first."""

    def key(place: int) -> float:
        ahead = states.ahead[place]
        deadlines = _row(tree, place).deadlines
        if ahead is None and deadlines:
            return -deadlines[-1].timestamp()
        return _seconds(ahead, _NEVER)

    return key


def _by_start(tree: Snapshot, states: States) -> Callable[[int], float]:
    """The next to begin first, those without a date last; among past ones the latest first."""

    def key(place: int) -> float:
        starts = _seconds(_row(tree, place).starts_at, _NEVER)
        return -starts if states.over >> place & 1 else starts

    return key


def _row(tree: Snapshot, place: int) -> Attributes:
    row = tree.rows[place]
    assert row is not None  # a matched place is alive
    return row


def _seconds(moment: datetime | None, otherwise: float) -> float:
    return otherwise if moment is None else moment.timestamp()
