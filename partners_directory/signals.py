"""What follows a change of an institution: the pages that show it say what it says now."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Field, Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from core.outbox import enqueue
from partners_directory.models import Institution
from partners_directory.notices import institutions_changed
from search.indexing import TOPIC

#: Pages that readers see come from a cache that this ends (decisions.md 6).
EDITION = "site.edition"


@receiver(post_save, sender=Institution)
def institution_saved(sender: type[Any], instance: Institution, created: bool, **kwargs: Any) -> None:
    """An editor changed one; nothing points at a new one yet."""
    del sender, kwargs
    if not created:
        refresh_pages([instance.pk])


@receiver(institutions_changed)
def institutions_imported(sender: type[Any], pks: Collection[int], **kwargs: Any) -> None:
    """An import made or changed some."""
    del sender, kwargs
    refresh_pages(pks)


def refresh_pages(pks: Collection[int]) -> None:
    """Queue the pages that point at institutions, themselves or in a child row, in the present transaction."""
    pages = sorted({page for relation in Institution._meta.related_objects for page in _pages(relation, pks)})  # noqa: SLF001 -- Django's API
    if pages:
        enqueue(TOPIC, *(str(page) for page in pages))
        enqueue(EDITION, "institutions")


def _pages(relation: Any, pks: Collection[int]) -> Iterator[int]:
    model: type[Model] = relation.related_model
    path = "pk" if issubclass(model, Page) else _parent(model)
    if path:
        rows = model._default_manager.filter(**{f"{relation.field.name}__in": pks})  # noqa: SLF001 -- Django's API
        yield from rows.order_by().values_list(path, flat=True).distinct()


def _parent(model: type[Model]) -> str:
    """The column with which a child row names its page, empty if this is no page's child."""
    return next((field.attname for field in model._meta.fields if _is_page_key(field)), "")  # noqa: SLF001 -- Django's API


def _is_page_key(field: Field[Any, Any]) -> bool:
    return isinstance(field, ParentalKey) and issubclass(field.related_model, Page)
