"""What follows a change of an institution: the pages that show it, and the index of records, say what it says now."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from core.outbox import enqueue
from partners_directory.models import Institution
from partners_directory.notices import institutions_changed
from partners_directory.records import enqueue_records
from search.indexing import TOPIC
from search.related import pages_showing

#: Pages that readers see come from a cache that this ends (decisions.md 6).
EDITION = "site.edition"


@receiver(post_save, sender=Institution)
def institution_saved(sender: type[Any], instance: Institution, created: bool, **kwargs: Any) -> None:
    """An editor changed one; nothing points at a new one yet."""
    del sender, kwargs
    enqueue_records([instance.pk])
    if not created:
        refresh_pages([instance.pk])


@receiver(pre_delete, sender=Institution)
def institution_deleted(sender: type[Any], instance: Institution, **kwargs: Any) -> None:
    """It goes, and what it said for its successor; nothing points at it any more."""
    del sender, kwargs
    enqueue_records([instance.pk])


@receiver(institutions_changed)
def institutions_imported(sender: type[Any], pks: Collection[int], **kwargs: Any) -> None:
    """An import made or changed some."""
    del sender, kwargs
    enqueue_records(pks)
    refresh_pages(pks)


def refresh_pages(pks: Collection[int]) -> None:
    """Queue the pages that point at institutions, themselves or in a child row, in the present transaction."""
    if pages := sorted(pages_showing(Institution, pks)):
        enqueue(TOPIC, *(str(page) for page in pages))
        enqueue(EDITION, "institutions")
