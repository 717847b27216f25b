"""Addresses of covers: facts in the path, and a hash that changes with the drawing and the campus."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import blake2s
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import path, re_path, reverse
from django.utils.translation import get_language

from core import clock
from core.covers import views, zones
from core.covers.campus import campus_point
from core.covers.sphere import Point, distance_km

if TYPE_CHECKING:
    from django.urls import URLPattern

#: Raised when a drawing changes: covers are kept for a year by browsers.
EDITION = 1

#: For ``path("covers/", include("core.covers.urls"))``.
urlpatterns: list[URLPattern] = [
    re_path(
        r"^globe/(?P<lat>-?\d{1,2}(?:\.\d)?),(?P<lng>-?\d{1,3}(?:\.\d)?),(?P<region>\d{3}),(?P<offset>-?\d{1,3})\.svg$",
        views.globe_cover,
        name="cover_globe",
    ),
    re_path(
        r"^date/(?P<starts>\d{4}-\d\d-\d\d),(?P<ends>\d{4}-\d\d-\d\d),(?P<language>[a-z]{2,3}(?:-[a-z]{2,8})?)\.svg$",
        views.date_cover,
        name="cover_date",
    ),
    path("guide/<slug:phase>.svg", views.guide_cover, name="cover_guide"),
]


def globe_cover(lat: float, lng: float, *, region: str = "", country: str = "") -> str:
    """Return the address of the globe above a place; region is a UN M49 code, country ISO 3166-1 alpha-2."""
    offset = _offset(round(lat, 1), round(lng, 1), country, clock.today().year)
    facts = {"lat": _tenth(lat), "lng": _tenth(lng), "region": region or "000", "offset": offset}
    campus = campus_point()
    seen = f"{_tenth(campus.lat)},{_tenth(campus.lng)}" if campus else ""
    return _versioned(reverse("cover_globe", kwargs=facts), seen)


def date_cover(starts: date, ends: date, language: str | None = None) -> str:
    """Return the address of the cover for the days from a first to a last, in the active language or another."""
    code = language or get_language() or settings.LANGUAGE_CODE
    days = {"starts": starts.isoformat(), "ends": max(starts, ends).isoformat()}
    return _versioned(reverse("cover_date", kwargs={**days, "language": code}))


def guide_cover(phase: str) -> str:
    """Return the address of the drawing for a phase of a stay."""
    return _versioned(reverse("cover_guide", kwargs={"phase": phase})) if phase else ""


def distance_from_campus(lat: float, lng: float) -> int | None:
    """Return how many kilometres a place is from the campus, in tens as the alternative text says it."""
    campus = campus_point()
    return None if campus is None else int(round(distance_km(campus, Point(lat, lng)), -1))


def _versioned(address: str, seen: str = "") -> str:
    return f"{address}?v={blake2s(f'{EDITION} {address} {seen}'.encode(), digest_size=4).hexdigest()}"


def _tenth(degrees: float) -> str:
    """Write a coordinate with one decimal; never "-0.0"."""
    return f"{round(degrees, 1) + 0:.1f}"


@lru_cache(maxsize=4096)
def _offset(lat: float, lng: float, country: str, year: int) -> int:
    return zones.offset_minutes(zones.zone_of(Point(lat, lng), country), year)
