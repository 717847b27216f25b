"""Where a document stands among equally good ones, by its state and its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from search.contract import EVENT_RULE
from search.status import OVER, Dated
from taxonomy.enums import Status

if TYPE_CHECKING:
    from datetime import datetime

#: State, nearest date, newest: lower stands first.
Standing: TypeAlias = tuple[int, float, float]

#: Of a place whose document is gone.
NOWHERE: Standing = (0, 0.0, 0.0)
_NEVER = float("inf")


class Published(Dated, Protocol):
    """What has dates and an age; documents and their attributes have both."""

    @property
    def published_at(self) -> datetime | None: ...


def standing(row: Published, state: str, ahead: datetime | None) -> Standing:
    """Return where a document stands among equally good ones: open before upcoming, the nearest date, the newest."""
    moment = row.starts_at if row.status_rule == EVENT_RULE else ahead
    nearest = moment.timestamp() if moment else _NEVER
    if state in OVER:
        last = row.deadlines[-1] if row.deadlines else row.starts_at
        nearest = -last.timestamp() if last else _NEVER
    newest = -row.published_at.timestamp() if row.published_at else _NEVER
    return (int(state == Status.UPCOMING), nearest, newest)
