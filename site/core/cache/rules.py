"""What may be kept: which requests are alike, which answers are for everybody, and until when they are true."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.utils.cache import has_vary_header
from django.utils.module_loading import import_string

from core import clock
from core.status import day_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

#: Longer queries than any form of ours makes are answered and not kept (hardening.md 20).
MAX_PARAMETERS = 60
MAX_QUERY = 2_000
MAX_BODY = 2_000_000
LONGEST = timedelta(hours=1)
#: Parameters whose values are free text: keeping them would let anybody fill the cache.
FREE_TEXT = frozenset({"q"})

Pairs = tuple[tuple[str, str], ...]


def known_parameters() -> frozenset[str] | None:
    """Return the query parameters that pages read, or nothing if the settings do not say.

    ``MERIDIAN_QUERY_PARAMETERS`` is a list of names or a dotted name of a function that returns one.
    """
    named = getattr(settings, "MERIDIAN_QUERY_PARAMETERS", None)
    if named is None:
        return None
    return _names(named if isinstance(named, str) else tuple(named))


@lru_cache(maxsize=4)
def _names(named: str | tuple[str, ...]) -> frozenset[str]:
    return frozenset(import_string(named)() if isinstance(named, str) else named)


def public_prefixes() -> tuple[str, ...]:
    """Return how the paths of public pages begin: with a language."""
    return tuple(f"/{code}/" for code, _name in settings.LANGUAGES)


def is_personal(request: HttpRequest) -> bool:
    """Return whether an answer may be for one person only: the request has a session or says who asks."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META


def is_page(request: HttpRequest) -> bool:
    """Return whether the request reads a public page as a whole."""
    if request.method not in ("GET", "HEAD") or "HTTP_HX_REQUEST" in request.META:
        return False
    return request.path_info.startswith(public_prefixes()) and not is_personal(request)


def pairs_of(request: HttpRequest) -> Pairs:
    """Return the query as pairs ordered by name; values of one name keep their order, in which it may matter."""
    return tuple((name, value) for name in sorted(request.GET) for value in request.GET.getlist(name))


def clean_address(request: HttpRequest) -> str | None:
    """Return the address without the parameters that no page reads, or nothing if it has none."""
    known = known_parameters()
    if known is None or not request.META.get("QUERY_STRING") or known.issuperset(request.GET):
        return None
    kept = [(name, value) for name in request.GET if name in known for value in request.GET.getlist(name)]
    return request.path + (f"?{urlencode(kept)}" if kept else "")


def may_keep(request: HttpRequest) -> bool:
    """Return whether the address is one of those that are few: known parameters without free text."""
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return True
    known = known_parameters()
    if known is None or len(query) > MAX_QUERY:
        return False
    names = request.GET.keys()
    count = sum(len(values) for _name, values in request.GET.lists())
    return (
        count <= MAX_PARAMETERS
        and known.issuperset(names)
        and not _has_text(request, FREE_TEXT.intersection(names))
    )


def _has_text(request: HttpRequest, names: Sequence[str] | frozenset[str]) -> bool:
    """Return whether a free-text parameter is filled; an empty search box is an ordinary address."""
    return any(any(request.GET.getlist(name)) for name in names)


def is_for_everybody(response: HttpResponse) -> bool:
    """Return whether an answer is whole, good, sets no cookie and calls itself neither private nor unkeepable."""
    if response.status_code != 200 or response.streaming or response.cookies:  # noqa: PLR2004 -- OK
        return False
    control = response.get("Cache-Control", "")
    if any(word in control for word in ("private", "no-store", "no-cache")):
        return False
    varies_on_more = any(has_vary_header(response, name) for name in ("HX-Request", "Authorization", "*"))
    return (
        not (varies_on_more or response.has_header("Content-Encoding")) and len(response.content) <= MAX_BODY
    )


def expire_at(request: HttpRequest, moment: datetime | None) -> None:
    """Say that the page being made is true until a moment; the earliest said counts. Nothing means no limit."""
    if moment is not None:
        said = getattr(request, "meridian_expires_at", None)
        request.meridian_expires_at = moment if said is None else min(said, moment)  # type: ignore[attr-defined]  # -- ours


def true_until(request: HttpRequest, response: HttpResponse, now: datetime) -> datetime:
    """Return the earliest of: an hour, the next campus midnight, and what the page said of itself."""
    tomorrow = now.astimezone(clock.campus_zone()).date() + timedelta(days=1)
    said = (getattr(holder, "meridian_expires_at", None) for holder in (request, response))
    limits = [now + LONGEST, day_start(tomorrow, clock.campus_zone())]
    return min(limits + [moment for moment in said if moment is not None])
