"""What stands around a page's own text: its state, its facts, its deadlines as they are today, and what is near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from core.clock import campus_zone
from core.status import days_left, next_deadline
from search.cards import Card, card_of, days_text
from search.contract import SearchDocument, SearchHit, SearchQuery
from search.finder.build import search_visible
from search.indexing import document_id
from search.status import deadline_ahead, state_of
from taxonomy.enums import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from core.models import BasePage
    from core.models.rows import DeadlineRow

#: More than a page shows near itself: the rest is one click away.
NEAR = 60


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
    document = dated_document(page)
    local = now.astimezone(campus_zone())
    hit = SearchHit(document, status=state_of(document, local), next_deadline=deadline_ahead(document, local))
    return card_of(hit, language, local)


def dated_document(page: BasePage) -> SearchDocument:
    """What cards and calendars need of a page that is already loaded: dates and facts, no words of its text."""
    dates = page.search_dates()
    return SearchDocument(
        id=document_id(page.pk),
        key=str(page.translation_key),
        kind=page.kind,
        locale=page.locale.language_code,
        language=page.content_language,
        url=page.get_url() or "",
        title=page.title,
        summary=page.summary,
        status_rule=dates.rule,
        opens_on=dates.opens_on,
        deadlines=dates.deadlines,
        deadline_terms=dates.deadline_terms,
        starts_at=dates.starts_at,
        ends_at=dates.ends_at,
        published_at=page.last_published_at,
        card={"facts": [dict(fact) for fact in page.card_facts()], "cover": page.drawn_cover()},
    )


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
