"""The guide covers: one line drawing for each phase of a stay, drawn for this site."""

from __future__ import annotations

from core.covers import palette
from taxonomy.enums import GuidePhase, Region

RULES = (
    ".o{fill:var(--p);fill-opacity:.85}.r{fill:none;stroke:var(--c);stroke-opacity:.55;stroke-width:1.5}"
    ".m{stroke:var(--a);stroke-width:2}"
    ".i{fill:none;stroke:var(--i);stroke-width:7;stroke-linecap:round;stroke-linejoin:round}"
    ".f{fill:var(--p)}.s{fill:var(--t)}"
    ".a{fill:var(--a);stroke:var(--a);stroke-width:7;stroke-linecap:round;stroke-linejoin:round}"
    ".b{fill:none;stroke:var(--a);stroke-width:7;stroke-linecap:round;stroke-linejoin:round}"
)

#: Each drawing lies within 130 units of the middle (480, 320).
DRAWINGS: dict[str, str] = {
    # A suitcase with a luggage tag.
    GuidePhase.BEFORE_ARRIVAL: (
        '<path class="i" d="M432 236v-26a18 18 0 0 1 18-18h60a18 18 0 0 1 18 18v26"/>'
        '<rect class="i f" x="352" y="236" width="256" height="182" rx="22"/>'
        '<path class="i" d="M404 238v178M556 238v178M392 418v14M568 418v14"/>'
        '<path class="a" d="M468 292h24v46l-12 12-12-12z"/><path class="b" d="M480 240v44"/>'
    ),
    # An open door and the way in.
    GuidePhase.ARRIVAL: (
        '<path class="i f" d="M420 438V206h136v232"/><path class="i s" d="M556 206l56 30v232l-56-30"/>'
        '<path class="i" d="M372 438h48M612 438h14M592 342v16"/>'
        '<path class="b" d="M348 326h128M440 288l38 38-38 38"/>'
    ),
    # A compass.
    GuidePhase.ORIENTATION: (
        '<circle class="i f" cx="480" cy="320" r="122"/>'
        '<path class="i" d="M480 222v14M480 404v14M382 320h14M564 320h14"/>'
        '<path class="a" d="M534 266l-32 76-44-44z"/><path class="i f" d="M426 374l32-76 44 44z"/>'
    ),
    # A key with its tag.
    GuidePhase.ACCOMMODATION: (
        '<circle class="i f" cx="412" cy="300" r="58"/><circle class="i" cx="396" cy="300" r="13"/>'
        '<path class="i" d="M470 300h142v40M574 300v28"/>'
        '<path class="b" d="M390 310c-18 26-16 48-6 64"/>'
        '<path class="a" d="M376 378l22-6 22 64-44 14z"/>'
    ),
    # A stethoscope.
    GuidePhase.HEALTH: (
        '<path class="i" d="M412 208h-24v62c0 44 26 74 62 74s62-30 62-74v-62h-24"/>'
        '<path class="i" d="M450 344v28c0 36 26 60 62 60s62-26 62-60v-36"/>'
        '<circle class="i f" cx="574" cy="308" r="30"/><circle class="a" cx="574" cy="308" r="7"/>'
    ),
    # A stack of coins.
    GuidePhase.MONEY: (
        '<path class="i f" d="M364 330v76c0 18 36 32 80 32s80-14 80-32v-76"/>'
        '<ellipse class="i f" cx="444" cy="330" rx="80" ry="31"/>'
        '<path class="i" d="M364 356c0 17 36 31 80 31s80-14 80-31M364 382c0 17 36 31 80 31s80-14 80-31"/>'
        '<circle class="i f" cx="560" cy="250" r="56"/><circle class="b" cx="560" cy="250" r="31"/>'
    ),
    # An open book with a ribbon.
    GuidePhase.STUDY: (
        '<path class="i f" d="M480 252c-34-26-82-32-128-26v174c46-6 94 0 128 26 34-26 82-32 128-26V226c-46-6-94 0-128 26z"/>'
        '<path class="i" d="M480 252v174M386 268c22-2 40 2 58 10M386 310c22-2 40 2 58 10M386 352c22-2 40 2 58 10"/>'
        '<path class="a" d="M540 238h32v88l-16-14-16 14z"/>'
    ),
    # Two people and a bowl between them.
    GuidePhase.CULTURE: (
        '<circle class="i f" cx="398" cy="252" r="34"/><circle class="i f" cx="562" cy="252" r="34"/>'
        '<path class="i f" d="M342 400v-26c0-40 24-64 56-64 22 0 38 10 48 28M618 400v-26c0-40-24-64-56-64-22 0-38 10-48 28"/>'
        '<path class="i f" d="M412 372h136c0 42-28 66-68 66s-68-24-68-66z"/><path class="i" d="M328 438h304"/>'
        '<path class="b" d="M466 344c-8-12 8-20 0-32M496 344c-8-12 8-20 0-32"/>'
    ),
    # A plane on its way.
    GuidePhase.LEAVING: (
        '<path class="i f" d="M612 214c-12-14-32-12-46 2l-46 44-128-34-22 22 106 56-46 46-44-8-18 18 56 28 28 56'
        ' 18-18-8-44 46-46 56 106 22-22-34-128 44-46c16-14 28-20 16-32z"/>'
        '<path class="b" d="M352 440l-16 14M398 470l-18 16" /><path class="b" d="M340 388l-10 8"/>'
    ),
}


#: Before and after the journey, settling in, and living: three quiet papers tell the parts of a stay apart.
TINT_OF: dict[str, Region] = {
    GuidePhase.BEFORE_ARRIVAL: Region.AFRICA,
    GuidePhase.LEAVING: Region.AFRICA,
    GuidePhase.HEALTH: Region.AMERICAS,
    GuidePhase.MONEY: Region.AMERICAS,
    GuidePhase.STUDY: Region.OCEANIA,
    GuidePhase.CULTURE: Region.OCEANIA,
}


def draw(phase: str) -> str:
    """Return the drawing of a phase as SVG; raises ``KeyError`` for a word that is no phase."""
    return "".join(
        (
            palette.OPEN.format(attributes=""),
            palette.style(palette.TINTS[TINT_OF.get(phase, Region.EUROPE)], RULES),
            f'{palette.PAPER}<path class="m" d="M480 0v640"/><circle class="o" cx="480" cy="320" r="220"/>',
            f'<circle class="r" cx="480" cy="320" r="220"/>{DRAWINGS[phase]}</svg>',
        )
    )
