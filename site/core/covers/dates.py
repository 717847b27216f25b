"""The date cover: days and month set large, and the meridian of the year through the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import get_month_names

from core.covers import palette

LEFT, RIGHT, RULER = 192, 768, 540
MIDDLE = 480
#: Two long month names are narrowed to the width of the ruler.
LONG = 18

RULES = (
    "text{fill:var(--i);text-anchor:middle;font-family:system-ui,sans-serif}"
    ".n{font-weight:650;font-variant-numeric:lining-nums;letter-spacing:-.03em}"
    "text.b{font-size:58px;font-weight:500}.y{font-size:26px;fill-opacity:.8}"
    ".g{fill:none;stroke:var(--c);stroke-width:2}.m{stroke:var(--a);stroke-width:2}.d{fill:var(--a)}"
)
PAPER = '<path fill="var(--t)" d="M0 0h960v640H0z"/>'


@dataclass(frozen=True, slots=True)
class DateCover:
    """First and last day, and the locale in which months are named (a Babel name: ``zh_Hans``)."""

    starts: date
    ends: date
    locale: str


def draw(cover: DateCover) -> str:
    """Return the cover as SVG, the same for the same days and language."""
    locale = Locale.parse(cover.locale)
    direction = ' direction="rtl"' if locale.text_direction == "rtl" else ""
    days = _days(cover)
    size = 330 if len(days) <= 2 else 230 if len(days) <= 4 else 195  # noqa: PLR2004 -- one number, or a range of three, four or five signs
    months = _months(cover, locale)
    length = ' textLength="560" lengthAdjust="spacingAndGlyphs"' if len(months) > LONG else ""
    here, until = _of_year(cover.starts), _of_year(min(cover.ends, date(cover.starts.year, 12, 31)))
    return "".join(
        (
            palette.OPEN.format(attributes=direction),
            palette.style(palette.NEUTRAL, RULES),
            f'{PAPER}<path class="g" d="M{LEFT} {RULER}H{RIGHT}{_ticks(cover.starts.year)}"/>',
            f'<path class="m" d="M{here} 0V84M{here} {RULER - 36}V{RULER + 36}"/>',
            f'<path class="d" d="M{here - 3} {RULER - 9}h{max(6, until - here + 6)}v18h-{max(6, until - here + 6)}z"/>',
            f'<text class="n" x="{MIDDLE}" y="{300 + size // 6}" font-size="{size}">{days}</text>',
            f'<text class="b" x="{MIDDLE}" y="452"{length}>{months}</text>',
            f'<text class="y" x="{MIDDLE}" y="612">{cover.starts.year}</text></svg>',
        )
    )


def _days(cover: DateCover) -> str:
    """Return the numbers of the first and last day, as a range in the order of the language."""
    first, last = str(cover.starts.day), str(cover.ends.day)
    return first if cover.starts == cover.ends else f"{first}–{last}"


def _months(cover: DateCover, locale: Locale) -> str:
    # Not "stand-alone": Babel 2.18 keeps what it resolves for one language in data that all languages share.
    names = get_month_names("wide", "format", locale)
    first, last = names[cover.starts.month], names[cover.ends.month]
    same = (cover.starts.year, cover.starts.month) == (cover.ends.year, cover.ends.month)
    return first if same else f"{first} – {last}"


def _of_year(day: date) -> int:
    """Return where a day lies on the ruler of its year."""
    days = (date(day.year, 12, 31) - date(day.year, 1, 1)).days
    return LEFT + round((RIGHT - LEFT) * (day - date(day.year, 1, 1)).days / days)


def _ticks(year: int) -> str:
    starts = [_of_year(date(year, month, 1)) for month in range(1, 13)]
    return "".join(f"M{x} {RULER - 8}v16" for x in [*starts, RIGHT])
