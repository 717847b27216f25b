"""From coast lines to the shortest SVG path that still looks like them."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from core.covers import sphere
from core.covers.sphere import Outline, Point, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Natural Earth's 1:110m land, in the public domain. Made from ``land-110m.json`` of the npm package world-atlas
#: 2.0.2: topojson-client's ``feature()``, rounded to tenths of a degree (11 km, half a pixel of a cover), repeated
#: points and rings of fewer than four points left out.
LAND = Path(__file__).with_name("land.json")

#: Islands smaller than this many square units are specks on a cover.
SMALLEST_AREA = 14.0

Pixel = tuple[int, int]


@lru_cache(maxsize=1)
def land_rings() -> tuple[tuple[Point, ...], ...]:
    """Return every coast line of the Earth as a ring of places."""
    rings = json.loads(LAND.read_text())["rings"]
    return tuple(
        tuple(Point(lat / 10, lng / 10) for lng, lat in zip(ring[::2], ring[1::2], strict=True))
        for ring in rings
    )


def land_path(view: View, x: float, y: float, radius: float, tolerance: float) -> str:
    """Return the land in sight as SVG path data on a disc with a centre and radius, y down.

    ``tolerance`` is how far, in units of the picture, a coast may be drawn from where it is.
    """
    stretches: list[Outline] = []
    parts: list[str] = []
    for ring in land_rings():
        for outline in sphere.clip([view.see(point) for point in ring]):
            if outline.is_closed:
                parts.append(_closed(_place(outline, x, y, radius), tolerance))
            else:
                stretches.append(outline)
    shapes = sphere.close_along_horizon(stretches)
    parts += [_along_horizon(shape, x, y, radius, tolerance) for shape in shapes]
    return "".join(parts)


def _place(outline: Outline, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [(x + radius * right, y - radius * up) for right, up in outline.points]


def _closed(points: list[tuple[float, float]], tolerance: float) -> str:
    if abs(_area(points)) < SMALLEST_AREA:
        return ""
    kept = _rounded(simplify([*points, points[0]], tolerance))[:-1]
    return f"{_line(kept)}z" if len(kept) > 2 else ""  # noqa: PLR2004 -- two points have no area


def _along_horizon(shape: Sequence[Outline], x: float, y: float, radius: float, tolerance: float) -> str:
    """Draw stretches joined by arcs of the horizon."""
    path = ""
    last: Pixel | None = None
    for index, outline in enumerate(shape):
        points = _rounded(simplify(_place(outline, x, y, radius), tolerance))
        path += _line(points, last)
        following = shape[(index + 1) % len(shape)]
        turn = sphere.clockwise(outline.leaves_at, following.enters_at)
        end = _rounded(_place(following, x, y, radius)[:1])[0]
        path += f"A{radius:g} {radius:g} 0 {int(turn > math.pi)} 1 {end[0]} {end[1]}"
        last = end
    return f"{path}z"


def _rounded(points: Sequence[tuple[float, float]]) -> list[Pixel]:
    whole: list[Pixel] = []
    for px, py in points:
        pixel = (round(px), round(py))
        if not whole or whole[-1] != pixel:
            whole.append(pixel)
    return whole


def _line(points: Sequence[Pixel], start: Pixel | None = None) -> str:
    """Write a line with relative steps; ``start`` says where the pen is already, which is the first point."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    head = "" if start else f"M{points[0][0]} {points[0][1]}"
    return head + (f"l{join(number for step in steps for number in step)}" if steps else "")


def join(numbers: Iterator[int] | Sequence[int]) -> str:
    """Write numbers with as few separators as SVG's grammar needs."""
    return "".join(
        f"{'' if not index or number < 0 else ' '}{number}" for index, number in enumerate(numbers)
    )


def _area(points: Sequence[tuple[float, float]]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def simplify(points: Sequence[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    """Return the points without which a line would stray further than the tolerance (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, distance = _farthest(points, first, last)
        if distance > tolerance:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(keep)]


def _farthest(points: Sequence[tuple[float, float]], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy)
    best, distance = first, 0.0
    for index in range(first + 1, last):
        px, py = points[index][0] - ax, points[index][1] - ay
        away = abs(dx * py - dy * px) / length if length else math.hypot(px, py)
        if away > distance:
            best, distance = index, away
    return best, distance
