"""The state of a document at a moment: the rules of ``core.status`` on the dates that a document carries.

Days are counted in the zone of the moment given, which is the campus's (``core.clock.now()``).
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Protocol

from core import status as rules
from search.contract import APPLICATION_RULE, EVENT_RULE
from taxonomy.enums import CLOSED_STATUSES, OPEN_STATUSES, Status

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

#: States by the facet's code: "open" includes closing soon, "closed" includes past (decisions.md 7).
STATES_OF = {
    **{status.value: frozenset({status.value}) for status in Status},
    Status.OPEN.value: frozenset(status.value for status in OPEN_STATUSES),
    Status.CLOSED.value: frozenset(status.value for status in CLOSED_STATUSES),
}
#: What lists leave out until asked, and rank last then.
OVER = frozenset(status.value for status in CLOSED_STATUSES)


class Dated(Protocol):
    """What states are computed from; documents and their attributes have it."""

    @property
    def status_rule(self) -> str: ...
    @property
    def opens_on(self) -> datetime | None: ...
    @property
    def deadlines(self) -> tuple[datetime, ...]: ...
    @property
    def deadline_terms(self) -> tuple[str, ...]: ...
    @property
    def starts_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...


def fitting_deadlines(document: Dated, terms: Collection[str] = ()) -> tuple[datetime, ...]:
    """Return the deadlines for some terms: all of them without a choice, or where none says its term."""
    if not terms or len(document.deadline_terms) != len(document.deadlines):
        return document.deadlines
    pairs = zip(document.deadlines, document.deadline_terms, strict=True)
    return tuple(deadline for deadline, term in pairs if not term or term in terms) or document.deadlines


def state_of(document: Dated, now: datetime, terms: Collection[str] = ()) -> str:
    """Return the state of a document, empty for one without states."""
    if document.status_rule == EVENT_RULE and document.starts_at is not None:
        return rules.event_status(
            now, rules.Span(document.starts_at, document.ends_at or document.starts_at)
        ).value
    if document.status_rule == APPLICATION_RULE:
        zone = now.tzinfo or UTC
        return rules.opportunity_status(
            now, zone, document.opens_on, fitting_deadlines(document, terms)
        ).value
    return ""


def deadline_ahead(document: Dated, now: datetime, terms: Collection[str] = ()) -> datetime | None:
    """Return the next deadline of a document that fits the terms."""
    return rules.next_deadline(now, fitting_deadlines(document, terms))
