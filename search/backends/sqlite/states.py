"""States and order of a tree's documents at a moment, kept until a date is crossed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.status import RESOLUTION, day_start
from search.backends.sqlite import bits
from search.contract import EVENT_RULE
from search.status import OVER, STATES_OF, deadline_ahead, state_of
from taxonomy.enums import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.backends.sqlite.rows import Attributes
    from search.backends.sqlite.snapshot import Snapshot

_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class States:
    """What each document's dates say from ``since`` on and before ``until``."""

    since: datetime
    until: datetime
    places: dict[str, int]  #: facet code → places; "open" and "closed" as the facet means them
    by_place: list[str]
    over: int  #: closed and past documents
    ahead: list[datetime | None]  #: next deadline by place
    standing: list[
        tuple[int, float, float]
    ]  #: by place, lower first among equals: state, nearest date, newest


def states(tree: Snapshot, now: datetime, terms: frozenset[str]) -> States:
    """Return the states of a tree at a moment, for deadlines of some terms."""
    key = ("states", terms, now.tzinfo)
    known: States | None = tree.memo.get(key)
    if known is None or not known.since <= now < known.until:
        known = tree.memo[key] = _compute(tree, now, terms)
    return known


def _compute(tree: Snapshot, now: datetime, terms: frozenset[str]) -> States:
    by_place = [state_of(row, now, terms) if row else "" for row in tree.rows]
    lists: dict[str, list[int]] = {}
    for place, state in enumerate(by_place):
        if state:
            lists.setdefault(state, []).append(place)
    exact = {state: bits.from_places(places) for state, places in lists.items()}
    named = {
        code: bits.union(exact.get(state, 0) for state in included) for code, included in STATES_OF.items()
    }
    ahead = [deadline_ahead(row, now, terms) if row else None for row in tree.rows]
    return States(
        since=now,
        until=_next_boundary(tree, now),
        places=named,
        by_place=by_place,
        over=bits.union(exact.get(state, 0) for state in OVER),
        ahead=ahead,
        standing=[
            _standing(row, state, next_one) if row else (0, 0.0, 0.0)
            for row, state, next_one in zip(tree.rows, by_place, ahead, strict=True)
        ],
    )


def _standing(row: Attributes, state: str, ahead: datetime | None) -> tuple[int, float, float]:
    """Return where a document stands among equally good ones: open before upcoming, the nearest date, the newest."""
    moment = row.starts_at if row.status_rule == EVENT_RULE else ahead
    nearest = moment.timestamp() if moment else _NEVER
    if state in OVER:
        last = row.deadlines[-1] if row.deadlines else row.starts_at
        nearest = -last.timestamp() if last else _NEVER
    newest = -row.published_at.timestamp() if row.published_at else _NEVER
    return (int(state == Status.UPCOMING), nearest, newest)


def _next_boundary(tree: Snapshot, now: datetime) -> datetime:
    """Return when a state may change next: at the next campus midnight ("closing soon"), or at a date before."""
    zone = now.tzinfo
    until = day_start(now.date() + timedelta(days=1), zone) if zone else now + timedelta(hours=1)
    return min(
        (moment for row in tree.rows if row for moment in _moments(row) if now < moment < until),
        default=until,
    )


def _moments(row: Attributes) -> Iterator[datetime]:
    """Yield the instants at which a document's state may change."""
    if row.opens_on:
        yield row.opens_on
    if row.starts_at:
        yield row.starts_at
        yield (row.ends_at or row.starts_at) + RESOLUTION
    for deadline in row.deadlines:
        yield deadline + RESOLUTION
