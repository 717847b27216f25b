"""Titles that begin with what was typed, or have words that do; then pages with a name that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.folding import fold_text
from search.analysis.languages import analyzer_for
from search.words import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from search.backends.sqlite.snapshot import Snapshot

#: Titles looked at for one answer: a single letter matches half of a site, whose order then does not matter.
_MOST_CANDIDATES = 400
_TITLE, _TITLE_OR_NAME = "heading", "{heading names}"


def complete(
    connection: sqlite3.Connection, tree: Snapshot, text: str, analyzers: Mapping[str, str]
) -> list[tuple[int, bool]]:
    """Return the places of titles for what was typed, each with whether the title has it; best first.

    Every word is whole, the last one begun; either may have its article or not.
    """
    typed = clean(text)
    analyzer = analyzer_for(tree.locale, analyzers)
    words = [analyzer.beginnings(token) for token in analyzer.tokens(typed).exact]
    if not words:
        return []
    titled = set(_places(connection, tree.number, _TITLE, words))
    places = titled.union(_places(connection, tree.number, _TITLE_OR_NAME, words))
    begun = analyzer.beginnings(fold_text(typed))

    def key(place: int) -> tuple[bool, bool, bool, int, str]:
        row = tree.rows[place]
        title = row.sort_title if row else ""
        return (
            not tree.own >> place & 1,
            place not in titled,
            not title.startswith(begun),
            len(title),
            title,
        )

    ordered = sorted((place for place in places if tree.alive >> place & 1), key=key)
    return [(place, place in titled) for place in ordered]


def _places(
    connection: sqlite3.Connection, number: int, columns: str, words: Sequence[tuple[str, ...]]
) -> list[int]:
    """Return where the words stand in some columns, each in one of its forms, the last one begun."""
    whole = [" OR ".join(f'"{form}"' for form in forms) for forms in words[:-1]]
    begun = " OR ".join(f'"{form}" *' for form in words[-1])
    parts = [f"{columns} : ({part})" for part in (*whole, begun)]
    table = f"text_{number}"
    rows = connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?",  # noqa: S608 -- a number and names of ours
        (" AND ".join(parts), _MOST_CANDIDATES),
    )
    return [place for (place,) in rows.fetchall()]
