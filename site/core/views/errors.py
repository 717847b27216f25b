"""Error pages in the reader's language, with two ways to fall when parts are gone (hardening.md 46).

First the whole page with header and footer; without the database a small page that needs none; and if even
templates fail, bytes that were written beforehand.
"""

from __future__ import annotations

import logging
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

logger = logging.getLogger("meridian.errors")

#: When to come back if the database is away: a restart takes less.
RETRY_AFTER = 30
#: PostgreSQL's code for a write in a read-only transaction, as on a replica (SQLSTATE).
READ_ONLY = "25006"
#: Words of an address that a search may be made of.
LONGEST_WORDS = 80

LAST_RESORT = (
    b'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    b"<title>Please try again</title><h1>This page cannot be shown just now</h1>"
    b'<p>Please try again in a few minutes, or <a href="/">go to the home page</a>.</p></html>'
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong and what to do next, for a reader."""

    status: int
    title: str | _StrPromise
    text: str | _StrPromise


BAD_REQUEST = Fault(
    400,
    _("We could not understand that address"),
    _("Part of the address is not valid. Go back and try again, or start from the home page."),
)
FORBIDDEN = Fault(
    403,
    _("You cannot open this page"),
    _(
        "It is for people with permission only. If you came from a form, go back, reload the page and send it again."
    ),
)
NOT_FOUND = Fault(
    404,
    _("There is no page at this address"),
    _("It may have moved or been taken down. Search for it, or start from the home page."),
)
SERVER_ERROR = Fault(
    500,
    _("Something went wrong on our side"),
    _("The error has been noted. Try again in a few minutes."),
)
UNAVAILABLE = Fault(
    503,
    _("The site is not available just now"),
    _("A part of it is being restarted. Try again in a minute."),
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    del exception
    return answer(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    del exception
    return answer(request, FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form without its token (``CSRF_FAILURE_VIEW``)."""
    logger.warning("form without its token", extra={"reason": reason, "path": request.path})
    return answer(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, with a search for the words of the address; one in capitals leads to the same in small letters."""
    del exception
    small = in_small_letters(request)
    if small:
        return HttpResponsePermanentRedirect(small)
    return answer(request, NOT_FOUND, words=words_of(request.path))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 when it is the database that is away; Django has logged the error."""
    return unavailable(request) if _database_is_away(sys.exc_info()[1]) else answer(request, SERVER_ERROR)


def _database_is_away(error: BaseException | None) -> bool:
    """Whether it cannot be reached, is locked, or takes no writes, which PostgreSQL calls an internal error."""
    read_only = getattr(getattr(error, "__cause__", None), "sqlstate", "") == READ_ONLY
    return read_only or isinstance(error, OperationalError | InterfaceError)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503 and say when to come back."""
    response = answer(request, UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def answer(request: HttpRequest, fault: Fault, words: str = "") -> HttpResponse:
    """Return the best answer that the parts still standing can make."""
    if request.path_info.startswith("/api/"):
        problem = {
            "type": "about:blank",
            "title": str(fault.title),
            "status": fault.status,
            "detail": str(fault.text),
        }
        response: HttpResponse = JsonResponse(
            problem, status=fault.status, content_type="application/problem+json"
        )
    else:
        response = HttpResponse(_page(request, fault, words), status=fault.status)
    response["Cache-Control"] = "no-store" if fault.status >= 500 else "no-cache"  # noqa: PLR2004 -- our own faults pass
    return response


def in_small_letters(request: HttpRequest) -> str:
    """Return the address of a page that was written with capitals as slugs are; empty where there is nothing to do."""
    path = request.path.lower()
    if path == request.path or request.method not in ("GET", "HEAD"):
        return ""
    if path.split("/")[1] not in dict(settings.LANGUAGES):
        return ""
    query = request.META.get("QUERY_STRING", "")
    return escape_uri_path(path) + (f"?{query}" if query else "")


def words_of(path: str) -> str:
    """Return the words of an address, without its language: ``/fr/guides/se-loger/`` is "guides se loger"."""
    parts = [part for part in unquote(path).split("/") if part]
    if parts and parts[0] in dict(settings.LANGUAGES):
        parts = parts[1:]
    words = " ".join(re.findall(r"\w+", " ".join(parts))).replace("_", " ")
    return words[:LONGEST_WORDS].strip()


def _page(request: HttpRequest, fault: Fault, words: str) -> str | bytes:
    language = get_language() or settings.LANGUAGE_CODE
    context = {
        "fault": fault,
        "words": words,
        "home_url": f"/{language}/",
        "search_url": f"/{language}/search/",
    }
    for template, with_site in (("errors/error.html", True), ("errors/minimal.html", False)):
        try:
            return render_to_string(template, context, request if with_site else None)
        except Exception:  # documented outer guard: a fault here would hide the first one
            logger.exception("error page failed", extra={"template": template, "status": fault.status})
    return LAST_RESORT
