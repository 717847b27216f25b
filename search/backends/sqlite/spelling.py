"""Corrections: words of the index in place of those that a search with them would not find, or hardly."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from search.analysis.segments import segments
from search.backends.correcting import MOST_TRIED, MOST_UNKNOWN, corrected, excluded_words
from search.backends.sqlite.meant import meant
from search.words import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from search.analysis.analyzer import Analyzer
    from search.analysis.segments import Segment
    from search.backends.sqlite.snapshot import Snapshot


def corrections(
    connection: sqlite3.Connection, tree: Snapshot, text: str, analyzers: list[Analyzer]
) -> Iterator[str]:
    """Yield what was typed with its misspelt words corrected, the likeliest first; nothing where none is misspelt."""
    typed = clean(text)
    excluded = excluded_words(typed)
    misspelt: list[tuple[Segment, list[str]]] = []
    for segment in segments(typed):
        if segment.unspaced or segment.text in excluded or len(misspelt) == MOST_UNKNOWN:
            continue
        if found := meant(connection, tree, segment.text, analyzers):
            misspelt.append((segment, found))
    if not misspelt:
        return
    # Of several misspelt words each is taken at its likeliest; a single one may be any of the likely ones.
    others = misspelt[0][1][1:] if len(misspelt) == 1 else []
    first = [found[0] for _, found in misspelt]
    for words in islice((first, *([word] for word in others)), MOST_TRIED):
        spelled = [_spelled(connection, tree, word) for word in words]
        yield corrected(typed, zip((segment for segment, _ in misspelt), spelled, strict=True))


def _spelled(connection: sqlite3.Connection, tree: Snapshot, token: str) -> str:
    """Return a word as texts write it, with its accents."""
    row = connection.execute(
        "SELECT word FROM spelling WHERE tree = ? AND token = ?", (tree.number, token)
    ).fetchone()
    return str(row[0]) if row else token
