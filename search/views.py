"""The search page over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock
from core.meta import Meta, absolute, alternates, default_image
from search.finder.build import run_finder
from search.finder.spec import EVERYTHING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def search_page(request: HttpRequest) -> HttpResponse:
    """``/{l}/search/?q=``."""
    finder = run_finder(request, EVERYTHING, get_language() or "", clock.now(), _("Search"))
    if finder.redirect_to:
        return HttpResponseRedirect(finder.redirect_to)
    meta = _filtered(finder.text) if request.GET else _empty(request.path, finder.title)
    return TemplateResponse(request, "search/search_page.html", {"finder": finder, "meta": meta})


def _filtered(words: str) -> Meta:
    """The head of an answer: filtered addresses are not indexed (decisions.md 19)."""
    title = _("Search: %(words)s") % {"words": words} if words else _("Search")
    return Meta(title=title, robots="noindex, follow", image=default_image())


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
