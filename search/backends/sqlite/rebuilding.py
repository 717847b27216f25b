"""A new index beside the old one: filled, caught up with what changed meanwhile, then named, all without a pause.

The old index answers until the new one is complete. What jobs wrote into it since the rebuild began is replayed; the
last replay and the change of the name happen under the old index's write lock, so that no write falls between them.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from search.backends.sqlite import schema, writing
from search.backends.sqlite.rows import document_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from search.backends.sqlite.files import IndexFiles
    from search.contract import SearchDocument

_CHANGED = "SELECT id, version, change, content FROM document WHERE change > ? ORDER BY change"
_OTHER_TREES = """
SELECT content FROM document JOIN tree ON tree.number = document.tree WHERE tree.locale != ? AND content IS NOT NULL
"""
_COUNT = "SELECT COUNT(*) FROM document WHERE content IS NOT NULL"


def rebuild(
    files: IndexFiles, current: Path, documents: Iterable[SearchDocument], analyzers: Mapping[str, str], locale: str | None
) -> int:
    """Replace the index, or one tree of it; returns how many documents it holds. Call it under the rebuild lock."""
    files.remove_orphans()
    path = files.new()
    schema.create(path)
    with closing(schema.connect(current)) as old, closing(schema.connect(path)) as new:
        # Nobody reads it yet, and a rebuild that dies leaves a file that the next one deletes.
        new.execute("PRAGMA synchronous = OFF")
        since = _change(old)
        new.execute("BEGIN")
        if locale is not None:
            for (content,) in old.execute(_OTHER_TREES, (locale,)):
                writing.put(new, document_of(content), analyzers)
        for document in documents:
            writing.put(new, document, analyzers)
        since = _replay(old, new, since, analyzers)
        new.execute("COMMIT")
        new.execute("PRAGMA synchronous = NORMAL")
        count = _swap(files, old, new, since, analyzers, path)
    files.remove(current)
    return count


def _swap(
    files: IndexFiles, old: sqlite3.Connection, new: sqlite3.Connection, since: int, analyzers: Mapping[str, str], path: Path
) -> int:
    """Replay the last changes while nobody can write, and name the new index."""
    old.execute("BEGIN IMMEDIATE")
    try:
        new.execute("BEGIN")
        _replay(old, new, since, analyzers)
        new.execute("COMMIT")
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files.point_to(path)
        return int(new.execute(_COUNT).fetchone()[0])
    finally:
        old.execute("ROLLBACK")


def _replay(old: sqlite3.Connection, new: sqlite3.Connection, since: int, analyzers: Mapping[str, str]) -> int:
    """Write into the new index what changed in the old one after a change; returns the last change seen."""
    for document_id, version, change, content in old.execute(_CHANGED, (since,)).fetchall():
        if content is None:
            writing.delete(new, document_id, version)
        else:
            writing.put(new, document_of(content), analyzers)
        since = change
    return since


def _change(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT change FROM counter").fetchone()[0])
