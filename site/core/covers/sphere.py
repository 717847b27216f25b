"""Geometry on the globe: distances, the orthographic view, and outlines clipped at the horizon."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Mean radius of the Earth in kilometres (IUGG, R1).
EARTH_RADIUS_KM = 6371.0088
FULL_TURN = 2 * math.pi

#: A point of the unit sphere as seen by the viewer: right, up, towards.
Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the Earth in degrees, north and east positive."""

    lat: float
    lng: float


def distance_km(one: Point, other: Point) -> float:
    """Return the length of the great circle between two places, in kilometres."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lng = (lat2 - lat1) / 2, math.radians(other.lng - one.lng) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lng) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


@dataclass(frozen=True, slots=True)
class View:
    """The globe seen from straight above a place."""

    centre: Point

    def see(self, point: Point) -> Vector:
        """Return where a place lies for the viewer; it is in sight when the third number is positive."""
        lat, lat0 = math.radians(point.lat), math.radians(self.centre.lat)
        turn = math.radians(point.lng - self.centre.lng)
        right = math.cos(lat) * math.sin(turn)
        up = math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(turn)
        towards = math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(turn)
        return (right, up, towards)


@dataclass(frozen=True, slots=True)
class Outline:
    """A stretch of coast in sight, on the unit disc; open ones begin and end on the horizon."""

    points: tuple[tuple[float, float], ...]
    is_closed: bool

    @property
    def enters_at(self) -> float:
        """Angle on the horizon at which the stretch comes into sight."""
        return math.atan2(self.points[0][1], self.points[0][0])

    @property
    def leaves_at(self) -> float:
        """Angle on the horizon at which the stretch goes out of sight."""
        return math.atan2(self.points[-1][1], self.points[-1][0])


def clip(ring: Sequence[Vector]) -> Iterator[Outline]:
    """Yield the stretches of a closed ring that are in sight, cut exactly at the horizon."""
    first_hidden = next((index for index, vector in enumerate(ring) if vector[2] <= 0), None)
    if first_hidden is None:
        yield Outline(tuple((x, y) for x, y, _ in ring), is_closed=True)
        return
    stretch: list[tuple[float, float]] = []
    turned = [*ring[first_hidden:], *ring[: first_hidden + 1]]
    for before, after in pairwise(turned):
        if (before[2] > 0) != (after[2] > 0):
            stretch.append(_on_horizon(before, after))
        if after[2] > 0:
            stretch.append(after[:2])
        elif stretch:
            yield Outline(tuple(stretch), is_closed=False)
            stretch = []


def _on_horizon(one: Vector, other: Vector) -> tuple[float, float]:
    """Return where the line between a visible and a hidden point meets the horizon."""
    share = one[2] / (one[2] - other[2])
    x, y = one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
    length = math.hypot(x, y) or 1.0
    return (x / length, y / length)


def close_along_horizon(stretches: Sequence[Outline]) -> list[list[Outline]]:
    """Join open stretches into closed shapes, following the horizon from each end to the next beginning.

    Land lies to the right of a ring's direction, so from where a coast leaves the view the land's edge is the
    horizon clockwise (falling angles, y up) to the next place where a coast comes in.
    """
    left = list(stretches)
    shapes: list[list[Outline]] = []
    while left:
        shape = [left.pop(0)]
        while True:
            following = min(
                [shape[0], *left], key=lambda other: clockwise(shape[-1].leaves_at, other.enters_at)
            )
            if following is shape[0]:
                break
            left.remove(following)
            shape.append(following)
        shapes.append(shape)
    return shapes


def clockwise(start: float, end: float) -> float:
    """Return how far one turns clockwise from one angle to another, 0 to a full turn."""
    return (start - end) % FULL_TURN
