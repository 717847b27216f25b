"""Keeping the trees of all languages in the source tree's shape: renames, moves and deletions follow."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_slug_changed

from core.privacy import is_source


@receiver(page_slug_changed, dispatch_uid="meridian_slug_changed")
def follow_rename(sender: object, instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Rename translations and aliases that had the source page's slug; those with one of their own keep it.

    Each gets its own redirect, because each is saved (decisions.md 10; wagtail.contrib.redirects).
    """
    del sender, kwargs
    if not is_source(instance):
        return
    with transaction.atomic():
        for page in instance.get_translations().filter(slug=instance_before.slug).specific():
            if Page._slug_is_available(instance.slug, page.get_parent(), page=page):  # noqa: SLF001 -- Wagtail's only name
                _rename(page, instance.slug)


def _rename(page: Page, slug: str) -> None:
    page.slug = slug
    page.save(clean=False)
    revision = page.latest_revision
    if revision is not None:  # the next draft begins with what it says
        revision.content = {**revision.content, "slug": slug}
        revision.save(update_fields=["content"])


@receiver(pre_delete, sender=Page, dispatch_uid="meridian_source_deleted")
def delete_aliases(sender: object, instance: Page, **kwargs: Any) -> None:
    """Take a page's aliases with it: left alone they would become pages of their own in the wrong language."""
    del sender, kwargs
    for alias in Page.objects.filter(alias_of_id=instance.pk):
        alias.specific.delete()


def translations_to_follow(pages: list[Page], action: str) -> dict[Page, Any]:
    """What moves or goes with source pages: all their translations and aliases. For Wagtail's hook of this purpose.

    Unpublishing is left out: "take down in all languages" is an action of its own.
    """
    if action not in {"move", "delete"}:
        return {}
    found = {
        page: page.get_translations() for page in pages if page.locale.language_code == settings.LANGUAGE_CODE
    }
    if action == "delete":  # aliases go with what they show, whoever deletes it
        found = {page: others.filter(alias_of__isnull=True) for page, others in found.items()}
    return found


def put_alias_back(page: Page) -> None:
    """Put the source page's alias where a translation was deleted, so that no address is lost."""
    if is_source(page):
        return
    source = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if source is not None and not source.get_translations().filter(locale_id=page.locale_id).exists():
        source.specific.copy_for_translation(page.locale, copy_parents=True, alias=True)
