"""Taking a page down in all languages at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page


def pages_to_take_down(page: Page, *, with_descendants: bool = False) -> list[Page]:
    """The live pages of this content in every language that are no aliases: aliases follow what they show."""
    pages = list(_own(page.get_translations(inclusive=True)))
    if with_descendants:
        for translation in page.get_translations(inclusive=True):
            pages += _own(translation.get_descendants())
    return list({found.pk: found for found in pages}.values())


def _own(pages: Any) -> Sequence[Page]:
    return pages.live().filter(alias_of__isnull=True).specific()


def may_take_down(user: Any, page: Page) -> bool:
    """Whether the user may unpublish the page in every language in which it is live."""
    pages = pages_to_take_down(page)
    return bool(pages) and all(found.permissions_for_user(user).can_unpublish() for found in pages)


@transaction.atomic
def take_down(page: Page, user: AbstractBaseUser, *, with_descendants: bool = False) -> list[Page]:
    """Unpublish the page in every language, all or none, and return what was taken down.

    Raises PermissionDenied for a page that the user may not unpublish.
    """
    pages = pages_to_take_down(page, with_descendants=with_descendants)
    for found in pages:
        UnpublishPageAction(found, user=user).execute()
    return pages
