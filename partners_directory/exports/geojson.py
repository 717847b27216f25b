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
    """A page on the map; ``text`` says in words where it is."""

    title: str
    url: str
    latitude: float
    longitude: float
    text: str = ""
    language: str = ""


def feature_collection(points: Iterable[MapPoint]) -> dict[str, Any]:
    """The points in their order."""
    return {"type": "FeatureCollection", "features": [_feature(point) for point in points]}


def dump(points: Iterable[MapPoint]) -> bytes:
    """The points as bytes."""
    return json.dumps(feature_collection(points), ensure_ascii=False, separators=(",", ":")).encode()


def _feature(point: MapPoint) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [round(point.longitude, DIGITS), round(point.latitude, DIGITS)],
        },
        "properties": {
            "title": point.title,
            "url": point.url,
            "text": point.text,
            "lang": point.language,
        },
    }
