"""Privacy of a source page holds for all its translations and aliases (hardening.md 3).

Stock Wagtail and wagtail-localize leave translations that are published already as they are.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import copy_for_translation_done


@transaction.atomic
def mirror_privacy(source: Page) -> None:
    """Give every other language's page the restriction that the source page itself has, or none."""
    restriction = source.view_restrictions.prefetch_related("groups").first()
    for page in source.get_translations():
        if restriction is None:
            _lift(page)
        else:
            _restrict(page, restriction)


def _lift(page: Page) -> None:
    for restriction in page.view_restrictions.all():
        restriction.delete()


def _restrict(page: Page, wanted: PageViewRestriction) -> None:
    own = page.view_restrictions.first() or PageViewRestriction(page=page)
    own.restriction_type, own.password = wanted.restriction_type, wanted.password
    own.save()
    own.groups.set(wanted.groups.all())


def is_source(page: Page) -> bool:
    """Whether a page lies in the source language's tree."""
    return page.locale.language_code == settings.LANGUAGE_CODE


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="meridian_privacy_saved")
@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="meridian_privacy_deleted")
def restriction_changed(sender: object, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Follow the source page; a page that is being deleted takes its translations' privacy nowhere."""
    del sender, kwargs
    page = Page.objects.filter(pk=instance.page_id).select_related("locale").first()
    if page is not None and is_source(page):
        mirror_privacy(page)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through, dispatch_uid="meridian_privacy_groups")
def groups_changed(sender: object, instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """The groups of a restriction are written after the restriction."""
    if action.startswith("post_") and not reverse:
        restriction_changed(sender, instance, **kwargs)


@receiver(copy_for_translation_done, dispatch_uid="meridian_privacy_copied")
def translation_made(sender: object, source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """A new translation is as private as its source from the first moment; wagtail-localize forgets the groups."""
    del sender, kwargs
    if (
        isinstance(target_obj, Page)
        and isinstance(source_obj, Page)
        and source_obj.view_restrictions.exists()
    ):
        _restrict(target_obj, source_obj.view_restrictions.first())
