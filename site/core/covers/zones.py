"""Which time zone a place has: the nearest place of its country in tzdata (decisions.md 11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from core.covers.sphere import Point, distance_km

#: ISO 6709 as tzdata writes it: degrees, minutes and perhaps seconds, each with its sign.
_COORDINATES = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")


@dataclass(frozen=True, slots=True)
class ZonePlace:
    """A row of ``zone1970.tab``: the place that stands for a zone, and the countries it is used in."""

    name: str
    countries: frozenset[str]
    point: Point


@lru_cache(maxsize=1)
def zone_places() -> tuple[ZonePlace, ...]:
    """Return every zone with its place."""
    table = (files("tzdata") / "zoneinfo" / "zone1970.tab").read_text()
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(ZonePlace(row[2], frozenset(row[0].split(",")), _point(row[1])) for row in rows)


def _point(written: str) -> Point:
    match = _COORDINATES.fullmatch(written)
    if match is None:
        raise ValueError(f"zone1970.tab: not a coordinate: {written}")
    parts = match.groups(default="0")
    return Point(_degrees(*parts[:4]), _degrees(*parts[4:]))


def _degrees(sign: str, degrees: str, minutes: str, seconds: str) -> float:
    value = int(degrees) + int(minutes) / 60 + int(seconds) / 3600
    return -value if sign == "-" else value


def zone_of(point: Point, country: str = "") -> str:
    """Return the IANA zone of a place in a country (ISO 3166-1 alpha-2), or of the nearest place if that is unknown."""
    own = [zone for zone in zone_places() if country.upper() in zone.countries]
    return min(own or zone_places(), key=lambda zone: distance_km(point, zone.point)).name


def offset_minutes(zone: str, year: int) -> int:
    """Return how far a zone is from UTC on 1 January of a year, in minutes, east positive."""
    offset = datetime(year, 1, 1, 12, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    return round(offset.total_seconds() / 60)
