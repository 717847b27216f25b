"""Writing documents: each statement keeps the rule that an older version never overwrites a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.backends.field_tokens import spellings_of, tokens_of
from search.backends.sqlite.attributes import attributes_of
from search.backends.sqlite.schema import add_tree
from search.backends.stored import content_of
from search.weights import FIELD_NAMES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from search.contract import SearchDocument

_PLACES = ", ".join("?" for _ in FIELD_NAMES)
_STORE = """
INSERT INTO document (id, tree, place, version, change, attributes, content) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET tree = excluded.tree, place = excluded.place, version = excluded.version,
    change = excluded.change, attributes = excluded.attributes, content = excluded.content
"""


def put(connection: sqlite3.Connection, document: SearchDocument, analyzers: Mapping[str, str]) -> bool:
    """Store a document unless the index has this version or a newer one; returns whether it did."""
    row = connection.execute(
        "SELECT tree, place, version FROM document WHERE id = ?", (document.id,)
    ).fetchone()
    if row and row[2] >= document.version:
        return False
    number = add_tree(connection, document.locale)
    if row:
        _remove_text(connection, row[0], row[1])
    place = row[1] if row and row[0] == number and row[1] is not None else _next_place(connection, number)
    values = (
        document.id,
        number,
        place,
        document.version,
        _next_change(connection),
        attributes_of(document, analyzers),
        content_of(document),
    )
    connection.execute(_STORE, values)
    connection.execute(
        f"INSERT INTO text_{number} (rowid, {', '.join(FIELD_NAMES)}) VALUES (?, {_PLACES})",  # noqa: S608 -- a number and names of ours
        (place, *tokens_of(document, analyzers)),
    )
    spellings = [(number, token, word) for token, word in spellings_of(document, analyzers).items()]
    connection.executemany("INSERT OR IGNORE INTO spelling (tree, token, word) VALUES (?, ?, ?)", spellings)
    return True


def delete(connection: sqlite3.Connection, document_id: str, version: int) -> None:
    """Remove a document; its version stays behind, so that a late job for an older one does not bring it back."""
    row = connection.execute(
        "SELECT tree, place, version FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    if row and row[2] > version:
        return
    if row:
        _remove_text(connection, row[0], row[1])
    tree = row[0] if row else 0
    connection.execute(_STORE, (document_id, tree, None, version, _next_change(connection), None, None))


def _remove_text(connection: sqlite3.Connection, number: int, place: int | None) -> None:
    if place is not None:
        connection.execute(f"DELETE FROM text_{number} WHERE rowid = ?", (place,))  # noqa: S608 -- a number and names of ours


# Each changes one row, found by its number, and returns none: around a statement that may change several SQLite sets a
# savepoint, at which FTS5 writes down the words that it gathers, a third of the time of a rebuild.
def _next_place(connection: sqlite3.Connection, number: int) -> int:
    found = connection.execute("SELECT next_place FROM tree WHERE number = ?", (number,))
    place = int(found.fetchone()[0])
    connection.execute("UPDATE tree SET next_place = ? WHERE number = ?", (place + 1, number))
    return place


def _next_change(connection: sqlite3.Connection) -> int:
    change = int(connection.execute("SELECT change FROM counter").fetchone()[0]) + 1
    connection.execute("UPDATE counter SET change = ? WHERE rowid = 1", (change,))
    return change
