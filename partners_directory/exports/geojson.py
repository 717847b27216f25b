"""Partners as GeoJSON (RFC 7946: WGS 84, longitude first)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_TYPE = "application/geo+json"
#: About ten metres, the precision of the registries; more digits promise what nobody measured.
DIGITS = 4


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A partner's page on the map. ``place`` says in words where it is; ``url`` is its address in the API.

    ``language`` is that in which ``title`` is written; the other names are in the reader's.
    """

    number: int
    title: str
    language: str
    institution: str
    city: str
    country: tuple[str, str]
    place: str
    url: str
    html_url: str
    latitude: float
    longitude: float


def feature_collection(points: Iterable[MapPoint]) -> dict[str, Any]:
    """The points in their order."""
    return {"type": "FeatureCollection", "features": [_feature(point) for point in points]}


def dump(points: Iterable[MapPoint]) -> bytes:
    """The points as bytes."""
    return json.dumps(feature_collection(points), ensure_ascii=False, separators=(",", ":")).encode()


def _feature(point: MapPoint) -> dict[str, Any]:
    code, name = point.country
    return {
        "type": "Feature",
        "id": point.number,
        "geometry": {
            "type": "Point",
            "coordinates": [round(point.longitude, DIGITS), round(point.latitude, DIGITS)],
        },
        "properties": {
            "title": point.title,
            "language": point.language,
            "institution": point.institution,
            "city": point.city,
            "country": {"code": code, "name": name},
            "place": point.place,
            "url": point.url,
            "html_url": point.html_url,
        },
    }
