"""When the states of a tree's documents may change next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from core.status import RESOLUTION, day_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from search.backends.sqlite.attributes import Attributes
    from search.backends.sqlite.snapshot import Snapshot


def next_boundary(tree: Snapshot, now: datetime) -> datetime:
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
