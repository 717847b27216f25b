"""What an anonymous reader may see: decided by the database when the answer is made, never by the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import Page

from core import clock
from core.models.outbox import OutboxItem
from core.restrictions import not_expired, unrestricted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def is_public(page: Page, now: datetime) -> bool:
    """Live, not expired, no restriction on it or above."""
    return page.pk in visible_ids([page.pk], now)


def visible_ids(ids: Iterable[int], now: datetime) -> frozenset[int]:
    """Those of the pages that an anonymous reader may see, in one query."""
    pages = unrestricted(Page.objects.filter(not_expired(now), pk__in=list(ids), live=True))
    return frozenset(pages.values_list("pk", flat=True))


def withheld_ids(now: datetime | None = None) -> tuple[str, ...]:
    """Documents that the index may be wrong about: left out of the query, so that counts agree (decisions.md 3).

    Those whose job waits or has failed, and those that have expired and are not taken down yet; in one query.
    """
    waiting = OutboxItem.objects.filter(topic="search.page").order_by().values_list("key", flat=True)
    expired = Page.objects.filter(live=True, expire_at__lte=now or clock.now()).order_by()
    keys = waiting.union(expired.values_list(Cast("pk", CharField(max_length=255)), flat=True))
    return tuple(f"page:{key}" for key in keys)
