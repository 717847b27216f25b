"""Pages of the site that nobody edits: the shortlist and the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from core import clock
from core.meta import Meta, default_image
from home.shortlist import (
    MOST_COMPARED,
    MOST_LISTED,
    chosen,
    compared_title,
    comparison,
    listed_title,
    read_keys,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def shortlist(request: HttpRequest) -> HttpResponse:
    """``/{l}/shortlist/?ids=``: cards of the pages in the address."""
    found = chosen(read_keys(request.GET.getlist("ids"), MOST_LISTED), _language(), clock.now())
    context = {"chosen": found, "meta": _meta(listed_title()), "most_compared": MOST_COMPARED}
    return TemplateResponse(request, "home/shortlist.html", context)


def compare(request: HttpRequest) -> HttpResponse:
    """``/{l}/compare/?ids=``: their facts side by side."""
    found = chosen(read_keys(request.GET.getlist("ids"), MOST_COMPARED), _language(), clock.now())
    context = {"chosen": found, "rows": comparison(found.cards), "meta": _meta(compared_title())}
    return TemplateResponse(request, "home/compare.html", context)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _meta(title: str) -> Meta:
    return Meta(title=title, robots="noindex, follow", image=default_image())
