"""Covers as responses: public, the same for everybody, kept for a year, with a policy of their own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core.covers import dates, globe, guides
from core.covers.campus import campus_point
from core.covers.sphere import Point

if TYPE_CHECKING:
    from django.http import HttpRequest

#: A cover loads nothing and runs nothing; its own style element is all it needs.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
FURTHEST_EAST, FURTHEST_WEST = 14 * 60, -12 * 60  # minutes; the zones in use (Kiribati, Baker Island)


@require_safe
def globe_cover(request: HttpRequest, lat: str, lng: str, region: str, offset: str) -> HttpResponse:
    """Answer with the globe above a place; 404 for a place or hour that does not exist."""
    del request
    place, minutes = Point(float(lat), float(lng)), int(offset)
    on_earth = abs(place.lat) <= 90 and abs(place.lng) <= 180  # noqa: PLR2004 -- degrees
    if not on_earth or not FURTHEST_WEST <= minutes <= FURTHEST_EAST:
        raise Http404
    return _svg(_globe(globe.GlobeCover(place, region, minutes, campus_point())))


@require_safe
def date_cover(request: HttpRequest, starts: str, ends: str, language: str) -> HttpResponse:
    """Answer with the cover of some days; 404 for days or languages that do not exist."""
    del request
    try:
        locale = str(Locale.parse(language, sep="-"))
        cover = dates.DateCover(date.fromisoformat(starts), date.fromisoformat(ends), locale)
    except (ValueError, UnknownLocaleError) as error:
        raise Http404 from error
    if cover.ends < cover.starts:
        raise Http404
    return _svg(dates.draw(cover))


@require_safe
def guide_cover(request: HttpRequest, phase: str) -> HttpResponse:
    """Answer with the drawing of a phase."""
    del request
    if phase not in guides.DRAWINGS:
        raise Http404
    return _svg(guides.draw(phase))


@lru_cache(maxsize=512)
def _globe(cover: globe.GlobeCover) -> str:
    """Draw a globe once: it takes some ten milliseconds."""
    return globe.draw(cover)


def _svg(picture: str) -> HttpResponse:
    response = HttpResponse(picture, content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = POLICY
    return response
