"""The head of the search page: its title, what may be found of it by others, and its feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from core.meta import Feed, Meta, absolute, alternates, default_image

if TYPE_CHECKING:
    from search.finder.model import Finder


def named(words: str) -> str:
    """Return the title of the page and its feeds for the words asked for."""
    return _("Search: %(words)s") % {"words": words} if words else _("Search")


def filtered_head(finder: Finder) -> Meta:
    """The head of an answer: filtered addresses are not indexed (decisions.md 19)."""
    title = named(finder.text)
    feeds = (
        Feed("application/atom+xml", title, absolute(finder.feed_url)),
        Feed("text/calendar", _("Dates"), absolute(finder.calendar_url)),
    )
    return Meta(title=title, robots="noindex, follow", image=default_image(), feeds=feeds)


def empty_head(path: str, title: str) -> Meta:
    """The head of the page with its box still empty, the same in each language; it can be found."""
    here, inside = path.split("/", 2)[1:]
    urls = {code: absolute(f"/{code}/{inside}") for code, _name in settings.LANGUAGES}
    return Meta(
        title=title,
        description=_("University, country, subject or question"),
        canonical=urls.get(here, absolute(path)),
        alternates=alternates(urls),
        image=default_image(),
    )
