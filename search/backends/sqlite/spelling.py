"""Corrections: words of the index in place of those that a search with them would not find, or hardly."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from search.analysis.segments import segments
from search.backends.sqlite.meant import meant
from search.words import clauses, clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from search.analysis.analyzer import Analyzer
    from search.analysis.segments import Segment
    from search.backends.sqlite.snapshot import Snapshot

#: Unknown words of one query that are looked at: who types more of them pastes a text.
_MOST_UNKNOWN = 3
#: Corrections of a query that are tried: the likeliest may stand only where the reader's filters don't reach.
_MOST_TRIED = 3


def corrections(
    connection: sqlite3.Connection, tree: Snapshot, text: str, analyzers: list[Analyzer]
) -> Iterator[str]:
    """Yield what was typed with its misspelt words corrected, the likeliest first; nothing where none is misspelt."""
    typed = clean(text)
    excluded = {part.text for one in clauses(typed) if one.is_excluded for part in segments(one.text)}
    misspelt: list[tuple[Segment, list[str]]] = []
    for segment in segments(typed):
        if segment.unspaced or segment.text in excluded or len(misspelt) == _MOST_UNKNOWN:
            continue
        if found := meant(connection, tree, segment.text, analyzers):
            misspelt.append((segment, found))
    if not misspelt:
        return
    # Of several misspelt words each is taken at its likeliest; a single one may be any of the likely ones.
    others = misspelt[0][1][1:] if len(misspelt) == 1 else []
    first = [found[0] for _, found in misspelt]
    for words in islice((first, *([word] for word in others)), _MOST_TRIED):
        result, place = "", 0
        for (segment, _), word in zip(misspelt, words, strict=True):
            result += typed[place : segment.start] + _spelled(connection, tree, word)
            place = segment.end
        yield result + typed[place:]


def _spelled(connection: sqlite3.Connection, tree: Snapshot, token: str) -> str:
    """Return a word as texts write it, with its accents."""
    row = connection.execute(
        "SELECT word FROM spelling WHERE tree = ? AND token = ?", (tree.number, token)
    ).fetchone()
    return str(row[0]) if row else token
