"""The search page over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock
from core.meta import Meta, default_image
from search.finder.build import run_finder
from search.finder.spec import EVERYTHING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def search_page(request: HttpRequest) -> HttpResponse:
    """``/{l}/search/?q=``."""
    finder = run_finder(request, EVERYTHING, get_language() or "", clock.now(), _("Search"))
    if finder.redirect_to:
        return HttpResponseRedirect(finder.redirect_to)
    title = _("Search: %(words)s") % {"words": finder.text} if finder.text else finder.title
    meta = Meta(title=title, robots="noindex, follow", image=default_image())
    return TemplateResponse(request, "search/search_page.html", {"finder": finder, "meta": meta})
