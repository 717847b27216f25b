"""Fragments of a text with the words that matched marked, as runs, so that nobody marks up HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.spans import spans_of

if TYPE_CHECKING:
    from search.marker import Marker
    from search.spans import Span

Runs = tuple[tuple[str, bool], ...]

#: Characters of a fragment, fragments of a hit, and how far into a text is looked: a hit shows where, not everywhere.
FRAGMENT = 160
MOST_FRAGMENTS = 2
FARTHEST = 20_000
#: Matches this far apart fill the fragments that are shown: what follows need not be looked at.
ENOUGH = 3 * FRAGMENT
#: Characters before the first match, so that it has its context.
_LEAD = 40


def highlights(texts: tuple[str, ...], found: Marker) -> tuple[Runs, ...]:
    """Return up to two fragments of some texts, the earliest matches first; none where nothing matched."""
    fragments: list[Runs] = []
    for text in texts:
        spans = spans_of(text[:FARTHEST], found, ENOUGH)
        while spans and len(fragments) < MOST_FRAGMENTS:
            fragment, spans = _fragment(text, spans)
            fragments.append(fragment)
    return tuple(fragments)


def _fragment(text: str, spans: list[Span]) -> tuple[Runs, list[Span]]:
    """Return the fragment around the first span, and the spans behind it."""
    begin = max(0, spans[0][0] - _LEAD)
    if begin:
        space = text.find(" ", begin, spans[0][0])
        begin = space + 1 if space >= 0 else begin
    end = min(len(text), max(begin + FRAGMENT, spans[0][1]))
    if end < len(text):
        space = text.rfind(" ", spans[0][1], end)
        end = space if space > 0 else end
    inside = [span for span in spans if span[1] <= end]
    runs: list[tuple[str, bool]] = [("… ", False)] if begin else []
    place = begin
    for start, stop in inside:
        runs += [(text[place:start], False), (text[start:stop], True)]
        place = stop
    runs.append((text[place:end] + (" …" if end < len(text) else ""), False))
    return tuple(run for run in runs if run[0]), spans[len(inside) :]
