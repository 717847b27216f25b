"""Why readers cannot find a page whatever they type, each reason with its date or its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from core.models import BasePage
from core.templatetags.formats import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from wagtail.models import Page


def reasons(page: Page, now: datetime) -> Iterator[str]:
    """Every reason there is now; nothing for a page that belongs into the index."""
    if not belongs_into_search(page):
        yield _("Pages of this type are not part of the search.")
    if page.locale.language_code not in dict(settings.LANGUAGES):
        yield _("Its language is not one of the site's languages any more.")
    if not page.live:
        yield _unpublished(page)
    elif page.expire_at and page.expire_at <= now:
        yield _("It expired on %(moment)s, and is taken down soon.") % {"moment": moment(page.expire_at)}
    yield from _private(page)


def belongs_into_search(page: Page) -> bool:
    """Whether pages of its type are looked for."""
    model = page.specific_class
    return bool(model and issubclass(model, BasePage) and model.in_search)


def _unpublished(page: Page) -> str:
    if page.expired:
        return _("It has expired: it was taken down on the date set for it.")
    revision = page.scheduled_revision
    if revision:
        text = _("It is not published yet; it will be on %(moment)s.")
        return text % {"moment": moment(revision.approved_go_live_at)}
    return _("It is not published: only what everybody may see is found.")


def _private(page: Page) -> Iterator[str]:
    for restriction in page.get_view_restrictions().select_related("page"):
        if restriction.page_id == page.pk:
            yield _("It is private: only what everybody may see is found.")
        else:
            title = restriction.page.get_admin_display_title()
            yield _("It is private, as everything below “%(title)s” is.") % {"title": title}
