"""States and order of a tree's documents at a moment, kept until a date is crossed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.backends.sqlite import bits
from search.backends.sqlite.boundaries import next_boundary
from search.nearness import NOWHERE, standing
from search.status import OVER, STATES_OF, deadline_ahead, state_of

if TYPE_CHECKING:
    from datetime import datetime

    from search.backends.sqlite.snapshot import Snapshot
    from search.nearness import Standing


@dataclass(frozen=True, slots=True)
class States:
    """What each document's dates say from ``since`` on and before ``until``."""

    since: datetime
    until: datetime
    places: dict[str, int]  #: facet code → places; "open" and "closed" as the facet means them
    by_place: list[str]
    over: int  #: closed and past documents
    ahead: list[datetime | None]  #: next deadline by place
    standing: list[Standing]  #: by place, lower first among equals


def states(tree: Snapshot, now: datetime, terms: frozenset[str]) -> States:
    """Return the states of a tree at a moment, for deadlines of some terms."""
    key = ("states", terms, now.tzinfo)
    known: States | None = tree.memo.get(key)
    if known is None or not known.since <= now < known.until:
        known = tree.memo[key] = _compute(tree, now, terms)
    return known


def _compute(tree: Snapshot, now: datetime, terms: frozenset[str]) -> States:
    by_place = [state_of(row, now, terms) if row else "" for row in tree.rows]
    exact = bits.by_value(by_place)
    named = {
        code: bits.union(exact.get(state, 0) for state in included) for code, included in STATES_OF.items()
    }
    ahead = [deadline_ahead(row, now, terms) if row else None for row in tree.rows]
    return States(
        since=now,
        until=next_boundary(tree, now),
        places=named,
        by_place=by_place,
        over=bits.union(exact.get(state, 0) for state in OVER),
        ahead=ahead,
        standing=[
            standing(row, state, next_one) if row else NOWHERE
            for row, state, next_one in zip(tree.rows, by_place, ahead, strict=True)
        ],
    )
