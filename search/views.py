"""The search page over everything, and its answers as a feed and as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock
from search.feeds import atom_response, calendar_response, query_of
from search.finder.build import run_finder
from search.finder.request import clean_text
from search.finder.spec import EVERYTHING
from search.log import log_search
from search.page_head import empty_head, filtered_head, named

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def search_page(request: HttpRequest) -> HttpResponse:
    """``/{l}/search/?q=``."""
    locale = get_language() or ""
    finder = run_finder(request, EVERYTHING, locale, clock.now(), _("Search"))
    if finder.redirect_to:
        return HttpResponseRedirect(finder.redirect_to)
    if finder.is_plain_question:
        log_search(finder.text, locale, 0 if finder.softened_text else finder.total + len(finder.promoted))
    meta = filtered_head(finder) if request.GET else empty_head(request.path, finder.title)
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
    return named(clean_text(request.GET.get("q", "")))
