"""Whole pages from memory, for readers without a session (decisions.md 6).

Stands before the session, the site and the database, so that kept pages are served without any of them.
"""

from __future__ import annotations

import gzip
import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from core import clock
from core.cache import rules
from core.cache.edition import current_edition, is_known
from core.cache.store import Entry, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from django.http import HttpRequest

#: Seconds for which a cache in front may answer without asking, and may go on when we don't answer.
SHARED, STALE = 60, 86_400
#: A level above 6 takes twice the time for one hundredth of the size.
LEVEL = 6
#: The coding is named and not refused with a weight of nought (RFC 9110, 12.5.3).
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
#: Shorter bodies grow when compressed.
WORTH_COMPRESSING = 400
#: What an answer varies on only for readers with a session, who never get a kept one.
FOR_SESSIONS = frozenset({"cookie", "accept-language"})

#: One store a process; tests and ``/healthz`` look into it.
STORE = Store()


class PageCacheMiddleware:
    """Answers public pages from memory and keeps what the views make; says ``private`` where a person is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory, or ask the chain."""
        if rules.is_personal(request):
            return _private(self.get_response(request))
        if not rules.is_page(request):
            return self.get_response(request)
        clean = rules.clean_address(request)
        if clean is not None:
            return HttpResponseRedirect(clean)
        key = _key(request) if rules.may_keep(request) else None
        return self._answer(request, key) if key else _as_asked(request, self._ask(request))

    def _answer(self, request: HttpRequest, key: Hashable) -> HttpResponse:
        edition, now = current_edition(), clock.now()
        entry = STORE.get(edition, key, now.timestamp())
        if entry is not None:
            return _from_entry(request, entry, now)
        response = self._ask(request)
        if response.cookies:
            return _private(response)
        if request.method != "GET" or not rules.is_for_everybody(response):
            return response
        entry = _entry(request, response, now)
        # Kept only if nothing was changed while it was made: what it shows may have been withdrawn meanwhile.
        if is_known(edition) and current_edition() == edition and entry.expires > now.timestamp():
            STORE.put(edition, key, entry)
        return _as_kept(request, response, entry, now)

    def _ask(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
            return response.render()
        return response


def _key(request: HttpRequest) -> Hashable | None:
    """Return what makes two requests the same; nothing for a host that is not ours, which Django refuses."""
    try:
        return (request.scheme, request.get_host(), request.path, rules.pairs_of(request))
    except SuspiciousOperation:
        return None


def _private(response: HttpResponse) -> HttpResponse:
    """Forbid every cache to keep an answer to somebody (house.md: drafts for everyone were seen)."""
    response["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Cookie", "Authorization"])
    return response


def _entry(request: HttpRequest, response: HttpResponse, now: datetime) -> Entry:
    """Make what is kept of an answer: everything but what belongs to this moment or this reader."""
    body = response.content
    _vary_on_encoding_only(response)
    headers = tuple(
        (name, value)
        for name, value in response.items()
        if name not in ("Content-Length", "Cache-Control", "ETag")
    )
    # Weak: the same page compressed and not has one tag (RFC 9110, 8.8.1).
    etag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    compressed = gzip.compress(body, LEVEL, mtime=0)
    return Entry(compressed, headers, etag, rules.true_until(request, response, now).timestamp())


def _vary_on_encoding_only(response: HttpResponse) -> None:
    names = (name.strip() for name in response.get("Vary", "").split(","))
    kept = [name for name in names if name and name.lower() not in {*FOR_SESSIONS, "accept-encoding"}]
    response["Vary"] = ", ".join([*kept, "Accept-Encoding"])


def _from_entry(request: HttpRequest, entry: Entry, now: datetime) -> HttpResponse:
    """Answer from memory: 304 to who has it, compressed to who takes it so."""
    if _has_it(request, entry):
        response = HttpResponse(status=304)
        del response["Content-Type"]
        response["Vary"] = "Accept-Encoding"
        return _stamped(response, entry, now)
    response = HttpResponse(headers=dict(entry.headers))
    if _takes_gzip(request):
        response["Content-Encoding"] = "gzip"
        return _with_body(request, _stamped(response, entry, now), entry.body)
    return _with_body(request, _stamped(response, entry, now), gzip.decompress(entry.body))


def _as_kept(request: HttpRequest, response: HttpResponse, entry: Entry, now: datetime) -> HttpResponse:
    """Answer with what was just made, with the same headers as the next reader gets."""
    if _has_it(request, entry):
        return _from_entry(request, entry, now)
    _stamped(response, entry, now)
    if _takes_gzip(request) and len(response.content) >= WORTH_COMPRESSING:
        response["Content-Encoding"] = "gzip"
        return _with_body(request, response, entry.body)
    return _with_body(request, response, response.content)


def _as_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answer with a page that is not kept, for instance of a search: compressed to who takes it so."""
    if not rules.is_for_everybody(response) or len(response.content) < WORTH_COMPRESSING:
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    if not _takes_gzip(request):
        return response
    response["Content-Encoding"] = "gzip"
    return _with_body(request, response, gzip.compress(response.content, LEVEL, mtime=0))


def _stamped(response: HttpResponse, entry: Entry, now: datetime) -> HttpResponse:
    shared = max(0, min(SHARED, int(entry.expires - now.timestamp())))
    response["ETag"] = entry.etag
    response["Cache-Control"] = f"public, max-age=0, s-maxage={shared}, stale-if-error={STALE}"
    return response


def _with_body(request: HttpRequest, response: HttpResponse, body: bytes) -> HttpResponse:
    response["Content-Length"] = str(len(body))
    response.content = b"" if request.method == "HEAD" else body
    return response


def _takes_gzip(request: HttpRequest) -> bool:
    return bool(GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))


def _has_it(request: HttpRequest, entry: Entry) -> bool:
    """Return whether the reader's copy is this one (weak comparison, RFC 9110, 13.1.2)."""
    header = request.META.get("HTTP_IF_NONE_MATCH")
    if not header:
        return False
    tags = parse_etags(header)
    return "*" in tags or any(tag.removeprefix("W/") == entry.etag.removeprefix("W/") for tag in tags)
