"""The search page over everything, and its answers as a feed and as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock
from core.meta import Feed, Meta, absolute, alternates, default_image
from search.feeds import atom_response, calendar_response, query_of
from search.finder.build import run_finder
from search.finder.request import clean_text
from search.finder.spec import EVERYTHING
from search.log import log_search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from search.finder.model import Finder


def search_page(request: HttpRequest) -> HttpResponse:
    """``/{l}/search/?q=``."""
    locale = get_language() or ""
    finder = run_finder(request, EVERYTHING, locale, clock.now(), _("Search"))
    if finder.redirect_to:
        return HttpResponseRedirect(finder.redirect_to)
    if finder.is_plain_question:
        log_search(finder.text, locale, 0 if finder.softened_text else finder.total + len(finder.promoted))
    meta = _filtered(finder) if request.GET else _empty(request.path, finder.title)
    return TemplateResponse(request, "search/search_page.html", {"finder": finder, "meta": meta})


def search_feed(request: HttpRequest) -> HttpResponse:
    """``/{l}/search/feed.atom?q=``: the newest of the answers."""
    return atom_response(
        _title(request), _page_address(request), request.get_full_path(), query_of(request, EVERYTHING)
    )


def search_calendar(request: HttpRequest) -> HttpResponse:
    """``/{l}/search/deadlines.ics?q=``: the dates of the answers."""
    return calendar_response(_title(request), _page_address(request), query_of(request, EVERYTHING))


def _page_address(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{reverse('search')}?{query}" if query else reverse("search")


def _title(request: HttpRequest) -> str:
    return _named(clean_text(request.GET.get("q", "")))


def _named(words: str) -> str:
    return _("Search: %(words)s") % {"words": words} if words else _("Search")


def _filtered(finder: Finder) -> Meta:
    """The head of an answer: filtered addresses are not indexed (decisions.md 19)."""
    title = _named(finder.text)
    feeds = (
        Feed("application/atom+xml", title, absolute(finder.feed_url)),
        Feed("text/calendar", _("Dates"), absolute(finder.calendar_url)),
    )
    return Meta(title=title, robots="noindex, follow", image=default_image(), feeds=feeds)


def _empty(path: str, title: str) -> Meta:
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
