"""Index jobs are written where the transaction is: on save and delete of pages and restrictions (decisions.md 24)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from core.outbox import enqueue
from search.indexing import TOPIC
from search.related import page_column, pages_showing

if TYPE_CHECKING:
    from django.db.models import Model


@receiver(post_save)
def page_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """A page, or an alias of one, was published, changed or taken down; its translations hold its words too."""
    del kwargs
    if issubclass(sender, Page):
        enqueue(TOPIC, str(instance.pk), *_translated_from(instance), *_moving_below(instance))


@receiver(post_delete)
def page_deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A page is gone, or a row of one, with which a record may have gone; its translations hold its words too."""
    del kwargs
    if issubclass(sender, Page):
        enqueue(TOPIC, str(instance.pk), *_translated_from(instance))
    elif column := page_column(sender):
        enqueue(TOPIC, str(getattr(instance, column)))


@receiver(post_save)
def record_saved(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """What pages say of a record has changed: a contact, a place, a country's name."""
    del kwargs
    if not raw and not issubclass(sender, Page):
        enqueue(TOPIC, *map(str, sorted(pages_showing(sender, [instance.pk]))))


@receiver(pre_delete)
def record_deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Pages that point at a record have to do without it; afterwards nothing tells which they were."""
    del kwargs
    if not issubclass(sender, Page):
        enqueue(TOPIC, *map(str, sorted(pages_showing(sender, [instance.pk]))))


@receiver(post_page_move)
def addresses_changed(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Every address below has changed too."""
    del sender, kwargs
    _enqueue_subtree(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def restriction_changed(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    """Everything below became private or public."""
    del sender, kwargs
    _enqueue_subtree(instance.page)


def _translated_from(page: Page) -> list[str]:
    """The translations of a page of the source language."""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return [str(pk) for pk in others.values_list("pk", flat=True)]


def _moving_below(page: Page) -> list[str]:
    """The pages below one whose slug changes or that moves: their addresses follow after this signal, in the same transaction.

    Wagtail's own ``page_slug_changed`` and ``post_page_move`` come after the commit, when a crash would lose the jobs
    (decisions.md 24). A page in memory does not know how many stand below it.
    """
    below = Page.objects.descendant_of(page).exclude(url_path__startswith=page.url_path)
    return [str(pk) for pk in below.values_list("pk", flat=True)]


def _enqueue_subtree(page: Page) -> None:
    """All pages below, and their translations: these hold the words of a source page as long as readers may see it."""
    below = Page.objects.descendant_of(page, inclusive=True)
    keys = below.order_by().values("translation_key")
    ids = Page.objects.filter(translation_key__in=keys).order_by("pk").values_list("pk", flat=True)
    enqueue(TOPIC, *(str(pk) for pk in ids))
