"""What a reader typed, made safe and cut into words and phrases. Nothing here raises, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.analysis.segments import segments

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A question of two sentences or a full affiliation fits; what is longer is a paste, whose first words say what is meant.
LONGEST_TEXT = 600
#: Each word costs a lookup; a question has fewer, an affiliation names its country last.
MOST_CLAUSES = 48
#: Controls, lone surrogates, bidirectional overrides: nobody searches for them, and an engine may stop at them.
_NOISE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")
#: A minus excludes what it touches, and only where a word may begin: "e-mail" and "2026-2027" are words.
_MINUS = "(?:(?<=\\s)|^)[-−－]"
_QUOTED = re.compile(
    f'({_MINUS})?(?:"([^"]*)"|“([^“”]*)[“”]|„([^„“”]*)[“”]|«([^«»]*)»|「([^「」]*)」|『([^『』]*)』)'
)
_EXCLUDED = re.compile(rf"{_MINUS}(?=\w)(\S+)")


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
    return tuple(dict.fromkeys(_every_clause(text)))[:MOST_CLAUSES]


def wanted(text: str) -> str:
    """Return all that was typed but what is excluded: a title may have a word twice, and words that say nothing."""
    return " ".join(clause.text for clause in _every_clause(text) if not clause.is_excluded)


def _every_clause(text: str) -> Iterator[Clause]:
    """Yield the words and phrases of a query in order, as often as they stand there."""
    text = clean(text)
    place = 0
    for quoted in _QUOTED.finditer(text):
        yield from _unquoted(text, place, quoted.start())
        is_excluded = quoted.group(1) is not None
        yield from _phrase(quoted.group(quoted.lastindex or 0), is_excluded=is_excluded)
        place = quoted.end()
    yield from _unquoted(text, place, len(text))


def _unquoted(text: str, start: int, end: int) -> list[Clause]:
    """Return the clauses of a stretch outside quotation marks; what stands before it says whether a word begins."""
    found: list[Clause] = []
    for excluded in _EXCLUDED.finditer(text, start, end):
        found += [*words(text[start : excluded.start()]), *_without(excluded.group(1))]
        start = excluded.end()
    return [*found, *words(text[start:end])]


def _without(text: str) -> list[Clause]:
    """Return the clause of what stands behind a minus up to the next blank: a word, or several as one phrase."""
    found = words(text)
    if len(found) > 1:
        return _phrase(text, is_excluded=True)
    return [replace(word, is_excluded=True) for word in found]


def words(text: str) -> list[Clause]:
    """Return the words and runs of a text as they stand, whatever signs are between them."""
    return [Clause(segment.text, unspaced=segment.unspaced) for segment in segments(text)]


def _phrase(text: str, *, is_excluded: bool = False) -> list[Clause]:
    """Return the clause of a quoted text, nothing where it has no words."""
    if not words(text):
        return []
    return [Clause(text.strip(), is_phrase=True, is_excluded=is_excluded)]
