"""What an anonymous reader may see: decided by the database when the answer is made, never by the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from core.outbox import waiting_keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def is_public(page: Page, now: datetime) -> bool:
    """Live, not expired, no restriction on it or above."""
    if not page.live or (page.expire_at and page.expire_at <= now):
        return False
    return not PageViewRestriction.objects.filter(page__path__in=_paths(page)).exists()


def _paths(page: Page) -> list[str]:
    step = page.steplen
    return [page.path[:end] for end in range(step, len(page.path) + 1, step)]


def visible_ids(ids: Iterable[int], now: datetime) -> frozenset[int]:
    """Those of the pages that an anonymous reader may see, in one query for pages and one for restrictions."""
    pages = Page.objects.filter(pk__in=list(ids), live=True).filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    )
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        pages = pages.exclude(path__startswith=path)
    return frozenset(pages.values_list("pk", flat=True))


def withheld_ids() -> tuple[str, ...]:
    """Documents whose job waits or has failed: left out of the query, so that counts agree (decisions.md 3)."""
    return tuple(f"page:{key}" for key in waiting_keys("search.page"))
