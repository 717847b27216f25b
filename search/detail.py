"""What stands around a page's own text: its state, its facts, its deadlines as they are today, and what is near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.utils.translation import get_language

from core.clock import campus_zone
from core.status import days_left, next_deadline
from search.cards import Card, card_of, days_text
from search.contract import SearchHit, SearchQuery
from search.finder.build import search_visible
from search.indexing import outline
from search.status import deadline_ahead, state_of
from taxonomy.enums import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.http import HttpRequest

    from core.models import BasePage
    from core.models.rows import DeadlineRow

    class _Page(BasePage):
        """What the mixin is mixed into, for the type checker."""

        institutions: Any

        class Meta:
            abstract = True
else:
    _Page = object

#: More than a page shows near itself: the rest is one click away.
NEAR = 60


#: Sections near a page, each of some kinds.
GROUPS = {
    "partners": ("partner",),
    "opportunities": ("exchange", "study_abroad", "staff_mobility", "scholarship"),
    "events": ("event", "conference"),
    "projects": ("project",),
    "news": ("news",),
}
#: Cards of one section.
SHOWN = 6


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A deadline as it stands today; ``state`` is ``past``, ``next`` or empty."""

    row: DeadlineRow
    state: str
    days_text: str

    def __getattr__(self, name: str) -> Any:
        """The row's own fields, for templates."""
        return getattr(self.row, name)


def card_for(page: BasePage, language: str, now: datetime) -> Card:
    """A page as its own card: state, days left, facts; no query."""
    document = outline(page)
    local = now.astimezone(campus_zone())
    hit = SearchHit(document, status=state_of(document, local), next_deadline=deadline_ahead(document, local))
    return card_of(hit, language, local)


def dated_rows(rows: Iterable[DeadlineRow], now: datetime) -> list[DatedRow]:
    """Deadlines in order, the past ones and the next one marked."""
    ordered = sorted(rows, key=lambda row: row.instant)
    ahead = next_deadline(now, (row.instant for row in ordered))
    return [_dated(row, ahead, now) for row in ordered]


def _dated(row: DeadlineRow, ahead: datetime | None, now: datetime) -> DatedRow:
    if ahead is None or row.instant < ahead:
        return DatedRow(row, "past", "")
    left = days_left(now, row.instant, campus_zone())
    return DatedRow(row, "next" if row.instant == ahead else "", days_text(Status.OPEN, left, None, now))


def near(
    page: BasePage, kinds: Sequence[str], institutions: Iterable[int | str], language: str, now: datetime
) -> dict[str, list[Card]]:
    """Pages about the same institutions by kind, without the page itself and without what is over; one search."""
    codes = tuple(str(institution) for institution in institutions)
    if not codes:
        return {}
    query = SearchQuery(
        locale=page.locale.language_code,
        now=now.astimezone(campus_zone()),
        kinds=tuple(kinds),
        filters={"institution": codes},
        order="deadline",
        limit=NEAR,
        highlight=False,
    )
    found: dict[str, list[Card]] = {}
    for hit in search_visible(query).hits:
        if hit.document.key != str(page.translation_key):
            found.setdefault(hit.document.kind, []).append(card_of(hit, language, query.now))
    return found


class DetailMixin(_Page):
    """Mixed into the class of a page that is about institutions, before ``BasePage``; the class declares ``near_kinds``."""

    #: Kinds of pages about the same institutions that are shown below the page.
    near_kinds: ClassVar[tuple[str, ...]]

    def near_institutions(self) -> list[int]:
        """Primary keys of the institutions that the page is about."""
        return [row.institution_id for row in self.institutions.all()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add state, dated deadlines and what is near (``detail_context``)."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(detail_context(self, self.near_kinds, self.near_institutions(), context["now"]))
        return context


def detail_context(
    page: BasePage, kinds: Sequence[str], institutions: Iterable[int | str], now: datetime
) -> dict[str, Any]:
    """For templates: ``state`` (the page's own card), ``deadlines``, and ``near``: cards by group of kinds."""
    language = get_language() or settings.LANGUAGE_CODE
    rows = page.deadlines.all() if hasattr(page, "deadlines") else []
    found = near(page, kinds, institutions, language, now)
    groups = {
        name: [card for kind in members for card in found.get(kind, [])][:SHOWN]
        for name, members in GROUPS.items()
    }
    return {"state": card_for(page, language, now), "deadlines": dated_rows(rows, now), "near": groups}
