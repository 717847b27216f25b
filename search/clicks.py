"""Where a reader's browser says that a result was opened (``sendBeacon``): counted, answered with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.log import log_click

if TYPE_CHECKING:
    from django.http import HttpRequest

FORM = "application/x-www-form-urlencoded"
#: Bytes of the longest question that is counted, each escaped, with language and id.
LONGEST_BODY = 4000


@csrf_exempt  # readers have no cookie to misuse; the browser says from where it sends
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """``POST /search/click/`` with ``q``, ``l`` (language) and ``id`` (``page:7``): 204, or 403 from another site."""
    if not is_from_here(request):
        return HttpResponse(status=403)
    if request.content_type == FORM and _length(request) <= LONGEST_BODY:
        sent = request.POST
        log_click(sent.get("q", ""), sent.get("l", ""), sent.get("id", ""))
    return HttpResponse(status=204)


def is_from_here(request: HttpRequest) -> bool:
    """Whether a browser sent this from a page of ours: by Fetch Metadata, else by Origin (decisions.md 29)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin", "").partition("://")[2] == request.get_host()


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length) if length.isdecimal() and len(length) < 10 else LONGEST_BODY + 1  # noqa: PLR2004 -- gigabytes have ten digits
