"""The order of matched places: open before closed, the reader's language before others, then as asked."""

from __future__ import annotations

from dataclasses import replace
from heapq import nsmallest
from math import floor, log
from typing import TYPE_CHECKING

from search.backends.sqlite import bits
from search.weights import EQUAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from search.backends.sqlite.attributes import Attributes
    from search.backends.sqlite.matching import TextMatches
    from search.backends.sqlite.snapshot import Snapshot
    from search.backends.sqlite.states import States

_NEVER = float("inf")
#: A rank at the edge of a level may be computed to lie just outside.
_ROUNDING = 1 - 1e-9


def ordered(tree: Snapshot, states: States, found: TextMatches, order: str, stop: int) -> list[int]:
    """Return the first places of an order, ``stop`` of them at most; equal ones stand as they were first indexed."""
    places: list[int] = []
    matched = found.places
    is_ranked = order == "relevance" and bool(found.ranks)
    key = _key(tree, states, order)
    for group in (
        matched & ~states.over & tree.own,
        matched & ~states.over & ~tree.own,
        matched & states.over & tree.own,
        matched & states.over & ~tree.own,
    ):
        if len(places) < stop and group:
            if is_ranked:
                places += _by_rank(tree, states, replace(found, places=group), stop - len(places))
            else:
                places += sorted(bits.to_places(group), key=key)
    return places[:stop]


def _by_rank(tree: Snapshot, states: States, found: TextMatches, stop: int) -> list[int]:
    """Return the best of some places: exact title, exact name, then by rank, dates among equally good ones."""
    titles, names = (
        bits.from_places(known.get(found.called.whole, [])) & found.places for known in _wholes(tree)
    )
    names &= ~titles
    if not titles and not names:
        titles = _called_instead(tree, found)
    ranks, standing = found.ranks, states.standing

    def best(places: list[int]) -> list[int]:
        # Sorting what nobody will see by four values would take longer than the search itself: all that is as good as
        # the last one shown, and better.
        scores = nsmallest(stop, [ranks.get(place, 0.0) for place in places]) if stop < len(places) else []
        last = _level(scores[-1]) if scores else -_NEVER
        least = -(EQUAL**last) * _ROUNDING if last > -_NEVER else _NEVER
        seen = [place for place in places if ranks.get(place, 0.0) <= least]
        keys = [
            (-_level(ranks.get(place, 0.0)), standing[place], ranks.get(place, 0.0), place) for place in seen
        ]
        return [place for *_, place in sorted(keys)]

    return [
        *best(bits.to_places(titles)),
        *best(bits.to_places(names)),
        *best(bits.to_places(found.places & ~titles & ~names)),
    ]


def _called_instead(tree: Snapshot, found: TextMatches) -> int:
    """Return the places that are called by a synonym of what was typed, where no title has that itself."""
    titles, _names = _wholes(tree)
    instead = bits.from_places([place for one in found.called.instead for place in titles.get(one, ())])
    instead &= found.places
    if not instead:
        return 0
    others = (row.wholes[0] for place in bits.to_places(found.places) if (row := tree.rows[place]))
    return 0 if found.called.stands_in(others) else instead


def _level(rank: float) -> float:
    """Return a number that equally good ranks share, higher for better; a rank is negative, as bm25 gives it."""
    return floor(log(-rank, EQUAL)) if rank < 0 else -_NEVER


def _wholes(tree: Snapshot) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return the places of every title and of every other name, read once for a snapshot."""
    if "wholes" not in tree.memo:
        titles: dict[str, list[int]] = {}
        names: dict[str, list[int]] = {}
        for place, row in enumerate(tree.rows):
            for position, whole in enumerate(row.wholes if row else ()):
                (names if position else titles).setdefault(whole, []).append(place)
        tree.memo["wholes"] = (titles, names)
    found: tuple[dict[str, list[int]], dict[str, list[int]]] = tree.memo["wholes"]
    return found


def _key(tree: Snapshot, states: States, order: str) -> Callable[[int], float]:
    """Return what places are sorted by. Relevance without words is newest first."""
    if order == "deadline":
        return _by_deadline(tree, states)
    if order == "start":
        return _by_start(tree, states)
    if order == "title":
        return _by_title(tree)
    return _by_age(tree)


def _by_age(tree: Snapshot) -> Callable[[int], float]:
    """The newest first, read once for a snapshot."""
    if "ages" not in tree.memo:
        tree.memo["ages"] = [-_seconds(row.published_at, -_NEVER) if row else _NEVER for row in tree.rows]
    ages: list[float] = tree.memo["ages"]
    return ages.__getitem__


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
