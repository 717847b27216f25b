"""What editors keep for searches begins a new edition, in the same transaction: it works at once in every process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.contrib.search_promotions.models import SearchPromotion

from core.outbox import enqueue
from core.signals import EDITION
from search.models import SynonymGroup

if TYPE_CHECKING:
    from django.db.models import Model


@receiver([post_save, post_delete], sender=SynonymGroup)
@receiver([post_save, post_delete], sender=SearchPromotion)
def searches_changed(sender: type[Model], raw: bool = False, **kwargs: Any) -> None:
    """Ask for a new edition; Wagtail saves each promotion of a form anew, also where its words alone have changed."""
    del sender, kwargs
    if not raw:
        enqueue(EDITION, "site")
