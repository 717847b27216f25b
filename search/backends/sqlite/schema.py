"""Tables of the embedded index, and how they are opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from search.backends.stored import FORMAT
from search.weights import FIELD_NAMES

if TYPE_CHECKING:
    from pathlib import Path

#: Seconds a writer waits for another's transaction (as the main database does).
WRITE_PATIENCE = 5.0
#: The bits of an error's code that name its kind; the others say where it was met (sqlite.org/rescode.html).
_PRIMARY = 0xFF

_TABLES = """
CREATE TABLE tree (number INTEGER PRIMARY KEY, locale TEXT NOT NULL UNIQUE, next_place INTEGER NOT NULL);
CREATE TABLE counter (change INTEGER NOT NULL);
INSERT INTO counter VALUES (0);
CREATE TABLE document (
    id TEXT PRIMARY KEY, tree INTEGER NOT NULL, place INTEGER, version INTEGER NOT NULL, change INTEGER NOT NULL,
    attributes TEXT, content TEXT
) WITHOUT ROWID;
CREATE INDEX document_change ON document (change);
CREATE UNIQUE INDEX document_place ON document (tree, place);
CREATE TABLE spelling (tree INTEGER NOT NULL, token TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (tree, token)) WITHOUT ROWID;
"""


def create(path: Path) -> None:
    """Make an empty index."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript(
            f"PRAGMA journal_mode = WAL; BEGIN; PRAGMA user_version = {FORMAT}; {_TABLES} COMMIT;"
        )
    finally:
        connection.close()
    path.chmod(0o600)


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing index, transactions by hand; raises ``sqlite3.OperationalError`` where there is none."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=WRITE_PATIENCE,
        check_same_thread=False,
    )
    try:
        # Readers share pages with the system's cache; what a crash loses is written again by the outbox.
        connection.executescript(
            "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456;"
        )
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_current_format(path: Path) -> bool:
    """Whether an index was made by this version of the engine."""
    try:
        with closing(connect(path)) as connection:
            return bool(connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT)
    except sqlite3.Error:
        return False


def is_damage(error: Exception) -> bool:
    """Whether an error says that the file is broken, for good: not that it is locked, or the disk full."""
    code: int = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def add_tree(connection: sqlite3.Connection, locale: str) -> int:
    """Return the number of a language tree, with its text table, which statistics of words belong to."""
    row = connection.execute("SELECT number FROM tree WHERE locale = ?", (locale,)).fetchone()
    if row:
        return int(row[0])
    number = int(
        connection.execute(
            "INSERT INTO tree (locale, next_place) VALUES (?, 0) RETURNING number", (locale,)
        ).fetchone()[0]
    )
    # Tokens are made in Python: "ascii" only splits at spaces, since it takes every character above 127 for a letter.
    connection.execute(
        f"CREATE VIRTUAL TABLE text_{number} USING fts5({', '.join(FIELD_NAMES)}, tokenize='ascii', prefix='1 2 3')"
    )
    connection.execute(f"CREATE VIRTUAL TABLE word_{number} USING fts5vocab(text_{number}, 'col')")
    return number
