"""The globe cover: a place, its meridian, its hour on the rim and its way from the campus."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.covers import outline, palette
from core.covers.sphere import EARTH_RADIUS_KM, Point, View, distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator

HEIGHT = 640
X, Y, RADIUS = 480, 320, 240
MAX_BYTES = 6_000
#: How far a coast may stray, tried in turn until the picture is small enough (units of the picture).
TOLERANCES = (0.9, 1.2, 1.6, 2.2, 3.0, 4.5)
#: One mark on the way from the campus for every so many kilometres.
MARK_KM = 1000
#: Closer than this on the picture, two dots would be one blot.
APART = 16
#: Sine of the angle from the top within which an hour's label would lie on the meridian.
MERIDIAN_BESIDE = 0.2
#: Beyond this sine a label beside its stroke would leave the middle square; labels reach this far at most.
SIDEWAYS, LABEL_REACH = 0.8, 314

RULES = (
    ".o{fill:var(--p);fill-opacity:.8}"
    ".l{fill:var(--c);fill-opacity:.45;fill-rule:evenodd;stroke:var(--c);stroke-opacity:.7}"
    ".g,.r,.h{fill:none;stroke:var(--c)}.g{stroke-opacity:.3}.r{stroke-width:1.5}.h{stroke-width:2;stroke-opacity:.75}"
    ".m,.w{fill:none;stroke:var(--a);stroke-width:2}.w{stroke-width:3;stroke-linecap:round}"
    ".d{fill:var(--a);stroke:var(--p);stroke-width:4}.c{fill:var(--p);stroke:var(--a);stroke-width:4}"
    "text{font:500 21px system-ui,sans-serif;fill:var(--i)}.e{text-anchor:end}"
)


@dataclass(frozen=True, slots=True)
class GlobeCover:
    """What a globe shows; the campus may be unknown."""

    place: Point
    region: str
    offset_minutes: int
    campus: Point | None = None


def draw(cover: GlobeCover) -> str:
    """Return the cover as SVG of at most 6 kB, the same for the same facts."""
    view = View(cover.place)
    pictures = (_picture(cover, view, tolerance) for tolerance in TOLERANCES)
    return next(svg for svg in pictures if len(svg.encode()) <= MAX_BYTES)


def _picture(cover: GlobeCover, view: View, tolerance: float) -> str:
    land = outline.land_path(view, X, Y, RADIUS, tolerance)
    return "".join(
        (
            palette.OPEN.format(attributes=""),
            palette.style(palette.tint(cover.region), RULES),
            f'{palette.PAPER}<circle class="o" cx="{X}" cy="{Y}" r="{RADIUS}"/>',
            f'<path class="l" d="{land}"/><path class="g" d="{"".join(_graticule(cover.place))}"/>',
            f'<circle class="r" cx="{X}" cy="{Y}" r="{RADIUS}"/><path class="h" d="{_hours()}"/>',
            f'<path class="m" d="M{X} 0V{HEIGHT}"/>{_hour(cover.offset_minutes)}{_way(cover, view)}',
            f'<circle class="d" cx="{X}" cy="{Y}" r="11"/>',
            f"{_coordinates(cover)}</svg>",
        )
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("-0", "-0" if abs(value) >= 0.05 else "0", 1)  # noqa: PLR2004 -- half of the last digit


def _graticule(place: Point) -> Iterator[str]:
    """Yield meridians and parallels every 30 degrees as elliptic arcs: that is what they are in this projection."""
    for turn in range(30, 180, 30):
        yield _meridian(place, math.radians(turn))
    yield from (_parallel(place, lat) for lat in range(-60, 61, 30))


def _meridian(place: Point, turn: float) -> str:
    """Draw the half in sight of the great circle through the poles that stands at an angle to the place's own."""
    lat = math.radians(place.lat)
    # The normal of the circle's plane as the viewer sees it; the horizon cuts the circle at right angles to it.
    right, up, towards = math.cos(turn), math.sin(lat) * math.sin(turn), -math.cos(lat) * math.sin(turn)
    length = math.hypot(right, up)
    if length < 0.02:  # noqa: PLR2004 -- seen from the pole's side the circle is the rim itself
        return ""
    dx, dy = -up / length * RADIUS, right / length * RADIUS
    sweep = int(towards < 0)
    lean = _number(math.degrees(math.atan2(-dy, dx)))
    ends = (_number(X + dx), _number(Y - dy), _number(X - dx), _number(Y + dy))
    return (
        f"M{ends[0]} {ends[1]}A{RADIUS} {_number(abs(towards) * RADIUS)} {lean} 0 {sweep} {ends[2]} {ends[3]}"
    )


def _parallel(place: Point, degrees: int) -> str:
    lat, lat0 = math.radians(degrees), math.radians(place.lat)
    wide, high = RADIUS * math.cos(lat), RADIUS * math.cos(lat) * abs(math.sin(lat0))
    middle = Y - RADIUS * math.sin(lat) * math.cos(lat0)
    reach = math.tan(lat) * math.tan(lat0)
    if reach <= -1:
        return ""
    if reach >= 1:
        left, right = _number(X - wide), _number(2 * wide)
        arc = f"a{_number(wide)} {_number(high)} 0 1 0 "
        return f"M{left} {_number(middle)}{arc}{right} 0{arc}-{right} 0"
    turn = math.acos(-reach)
    across = RADIUS * math.cos(lat) * math.sin(turn)
    end = middle + RADIUS * math.sin(lat0) * math.cos(lat) * math.cos(turn)
    sweep = int(lat0 < 0)
    start = f"M{_number(X - across)} {_number(end)}"
    size = f"{_number(wide)} {_number(high)}"
    return f"{start}A{size} 0 {int(turn > math.pi / 2)} {sweep} {_number(X + across)} {_number(end)}"


def _at(hours: float, radius: float) -> str:
    """Return a point of the rim's clock of 24 hours: UTC at the top, east clockwise."""
    angle = math.radians(hours * 15)
    return f"{_number(X + radius * math.sin(angle))} {_number(Y - radius * math.cos(angle))}"


def _hours() -> str:
    """Draw 24 marks around the globe, longer ones every six hours."""
    return "".join(f"M{_at(hour, 250)}L{_at(hour, 262 if hour % 6 else 268)}" for hour in range(24))


def _hour(offset_minutes: int) -> str:
    """Draw the place's own hour: a stroke across the marks, and how many hours it is from UTC."""
    hours = offset_minutes / 60
    whole, minutes = divmod(abs(offset_minutes), 60)
    label = (
        ("−" if hours < 0 else "+" if hours else "±") + str(whole) + (f":{minutes:02d}" if minutes else "")
    )
    across = math.sin(math.radians(hours * 15))
    x, y = (float(number) for number in _at(hours, 282).split())
    if abs(across) < MERIDIAN_BESIDE:  # beside the meridian, not on it
        x = X + math.copysign(max(abs(x - X), 14), hours or 1)
    y += 7 - 8 * math.cos(math.radians(hours * 15))
    ends = x < X
    if abs(across) > SIDEWAYS:  # above its stroke, within the middle square
        x, y, ends = X + math.copysign(LABEL_REACH, across), y - 16, across > 0
    anchor = ' class="e"' if ends else ""
    stroke = f'<path class="w" d="M{_at(hours, 248)}L{_at(hours, 272)}"/>'
    return f'{stroke}<text{anchor} x="{_number(x)}" y="{_number(y)}">{label}</text>'


def _coordinates(cover: GlobeCover) -> str:
    """Write the coordinates at the foot of the meridian, on the side where no hour stands."""
    left = cover.offset_minutes >= 11 * 60
    where = f'class="e" x="{X - 14}"' if left else f'x="{X + 14}"'
    return f'<text {where} y="624">{_signed(cover.place.lat)}°, {_signed(cover.place.lng)}°</text>'


def _signed(degrees: float) -> str:
    """Write a coordinate in a way that no language spells differently: no letter for north or west."""
    return _number(degrees).replace("-", "−")


def _way(cover: GlobeCover, view: View) -> str:
    """Draw the great circle to the campus, straight from here, with a mark every 1,000 km; to the rim if it is hidden."""
    if cover.campus is None:
        return ""
    right, up, towards = view.see(cover.campus)
    length = math.hypot(right, up)
    if length * RADIUS < APART and towards > 0:
        return ""
    dx, dy = (right / length, -up / length) if length else (0.0, 1.0)
    reach = length if towards > 0 else 1.0
    marks = "".join(_marks(distance_km(cover.place, cover.campus), dx, dy))
    end = f"{_number(X + dx * reach * RADIUS)} {_number(Y + dy * reach * RADIUS)}"
    line = f'<path class="m" d="M{X} {Y}L{end}{marks}"/>'
    if towards <= 0:
        return line
    x, y = end.split()
    return f'{line}<circle class="c" cx="{x}" cy="{y}" r="8"/>'


def _marks(distance: float, dx: float, dy: float) -> Iterator[str]:
    for mark in range(MARK_KM, int(min(distance, EARTH_RADIUS_KM * math.pi / 2)), MARK_KM):
        along = math.sin(mark / EARTH_RADIUS_KM) * RADIUS
        x, y = X + dx * along, Y + dy * along
        yield f"M{_number(x - dy * 5)} {_number(y + dx * 5)}l{_number(dy * 10)} {_number(-dx * 10)}"
