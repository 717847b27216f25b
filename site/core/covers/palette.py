"""Colours of covers: a quiet tint for each world region, equal in weight, and one warm accent (look.md)."""

from __future__ import annotations

from dataclasses import dataclass

from taxonomy.enums import Region


@dataclass(frozen=True, slots=True)
class Tint:
    """A region's colour and its paper, on white and on black; the same as the tokens of the style sheet."""

    colour: str
    paper: str
    dark_colour: str
    dark_paper: str


TINTS = {
    Region.AFRICA: Tint("#876125", "#f3e2cb", "#d8b079", "#382b19"),
    Region.AMERICAS: Tint("#3f774d", "#d5ecd9", "#90c79b", "#213324"),
    Region.ASIA: Tint("#965258", "#fbdcdd", "#e9a1a6", "#3e2728"),
    Region.EUROPE: Tint("#386e99", "#d2e8fb", "#89beeb", "#1f303e"),
    Region.OCEANIA: Tint("#755b93", "#eadff8", "#c4aae4", "#32293c"),
}
#: For pictures that belong to no region: ink on paper.
NEUTRAL = Tint("#3b4d58", "#deecf1", "#b1c1c8", "#142531")

#: What matters lies in the middle square of 640 units; a wider or narrower frame shows more or less of the paper.
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 640" preserveAspectRatio="xMidYMid slice"{attributes}>'
#: The sheet on which every cover is drawn: white, with a breath of the region's tint.
PAPER = (
    '<path fill="var(--p)" d="M0 0h960v640H0z"/><path fill="var(--t)" fill-opacity=".7" d="M0 0h960v640H0z"/>'
)


def tint(region: str) -> Tint:
    """Return the colours of a UN M49 region code, or neutral ones for any other word."""
    return TINTS[Region(region)] if region in Region.values else NEUTRAL


def style(colours: Tint, rules: str) -> str:
    """Return a style element: the colours as properties, dark ones where the reader's system is dark, and rules."""
    light = f"--c:{colours.colour};--t:{colours.paper};--p:#fff;--i:#112431;--a:#bf300a"
    dark = f"--c:{colours.dark_colour};--t:{colours.dark_paper};--p:#0c1922;--i:#e9f0f2;--a:#fc915f"
    return f"<style>svg{{{light}}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}{rules}</style>"
