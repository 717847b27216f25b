"""What a reader typed, made safe and cut into words and phrases. Nothing here raises, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.analysis.segments import segments

#: A question of two sentences or a full affiliation fits; what is longer is a paste, whose first words say what is meant.
LONGEST_TEXT = 600
#: Each word costs a lookup; a question has fewer, an affiliation names its country last.
MOST_CLAUSES = 48
#: Controls, lone surrogates, bidirectional overrides: nobody searches for them, and an engine may stop at them.
_NOISE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")
_QUOTED = re.compile('"([^"]*)"|“([^“”]*)[“”]|„([^„“”]*)[“”]|«([^«»]*)»|「([^「」]*)」|『([^『』]*)』')


@dataclass(frozen=True, slots=True)
class Clause:
    """A word, a run of a script without spaces, or a quoted phrase; ``is_excluded`` where a minus stood before it."""

    text: str
    is_phrase: bool = False
    unspaced: bool = False
    is_excluded: bool = False


def clean(text: str) -> str:
    """Return a query as it may be shown and searched: no controls, single spaces, not too long."""
    return " ".join(_NOISE.sub(" ", text[: LONGEST_TEXT * 4]).split())[:LONGEST_TEXT].rstrip()


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the words and phrases of a query in order, each once."""
    found: dict[Clause, None] = {}
    text = clean(text)
    place = 0
    for quoted in _QUOTED.finditer(text):
        found |= dict.fromkeys(_words(text[place : quoted.start()]))
        found |= dict.fromkeys(_phrase(quoted.group(quoted.lastindex or 0)))
        place = quoted.end()
    found |= dict.fromkeys(_words(text[place:]))
    return tuple(found)[:MOST_CLAUSES]


def _words(text: str) -> list[Clause]:
    return [Clause(segment.text, unspaced=segment.unspaced) for segment in segments(text)]


def _phrase(text: str) -> list[Clause]:
    """Return the clause of a quoted text: a phrase, a plain word when it is one, nothing without words."""
    words = _words(text)
    if not words:
        return []
    return [Clause(text.strip(), is_phrase=True)]
