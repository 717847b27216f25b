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

    Every word is whole, the last one begun.
    """
    typed = clean(text)
    tokens = analyzer_for(tree.locale, analyzers).tokens(typed).exact
    if not tokens:
        return []
    titled = set(_places(connection, tree.number, _TITLE, tokens))
    places = titled.union(_places(connection, tree.number, _TITLE_OR_NAME, tokens))
    folded = fold_text(typed)

    def key(place: int) -> tuple[bool, bool, bool, int, str]:
        row = tree.rows[place]
        title = row.sort_title if row else ""
        return (
            not tree.own >> place & 1,
            place not in titled,
            not title.startswith(folded),
            len(title),
            title,
        )

    ordered = sorted((place for place in places if tree.alive >> place & 1), key=key)
    return [(place, place in titled) for place in ordered]


def _places(connection: sqlite3.Connection, number: int, columns: str, tokens: Sequence[str]) -> list[int]:
    """Return where the tokens stand in some columns, the last one begun."""
    parts = [f'{columns} : "{token}"' for token in tokens[:-1]] + [f'{columns} : "{tokens[-1]}" *']
    table = f"text_{number}"
    rows = connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?",  # noqa: S608 -- a number and names of ours
        (" AND ".join(parts), _MOST_CANDIDATES),
    )
    return [place for (place,) in rows.fetchall()]
