"""A new index beside the old one: filled, caught up with what changed meanwhile, then named, all without a pause.

The old index answers until the new one is complete. What jobs wrote into it since the rebuild began is replayed; the
last replay and the change of the name happen under the old index's write lock, so that no write falls between them.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from search.backends.sqlite import schema, writing
from search.backends.stored import document_of

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


class Rebuild:
    """One rebuild of an index. Make it under the rebuild lock only."""

    def __init__(self, files: IndexFiles, current: Path, analyzers: Mapping[str, str]) -> None:
        self._files = files
        self._current = current
        self._analyzers = analyzers

    def run(self, documents: Iterable[SearchDocument], locale: str | None = None) -> int:
        """Replace the index, or one tree of it; returns how many documents it holds."""
        self._files.remove_orphans(besides=self._current)
        path = self._files.new()
        with ExitStack() as at_the_end:
            # Half an index as well, where it comes to nothing: it must not keep a full disk full.
            at_the_end.callback(self._files.remove_orphans)
            return self._make(path, documents, locale)

    def _make(self, path: Path, documents: Iterable[SearchDocument], locale: str | None) -> int:
        """Fill an index and let it answer."""
        schema.create(path)
        with closing(schema.connect(self._current)) as old, closing(schema.connect(path)) as new:
            # Nobody reads it yet, and a rebuild that dies leaves a file that the next one deletes: no page is written twice.
            new.executescript(
                "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -64000;"
            )
            since = _change(old)
            new.execute("BEGIN")
            if locale is not None:
                for (content,) in old.execute(_OTHER_TREES, (locale,)):
                    writing.put(new, document_of(content), self._analyzers)
            for document in documents:
                writing.put(new, document, self._analyzers)
            since = self._replay(old, new, since)
            new.execute("COMMIT")
            new.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
            return self._swap(old, new, since, path)

    def _swap(self, old: sqlite3.Connection, new: sqlite3.Connection, since: int, path: Path) -> int:
        """Replay the last changes while nobody can write, and name the new index."""
        old.execute("BEGIN IMMEDIATE")
        try:
            new.execute("BEGIN")
            self._replay(old, new, since)
            new.execute("COMMIT")
            new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._files.point_to(path)
            return int(new.execute(_COUNT).fetchone()[0])
        finally:
            old.execute("ROLLBACK")

    def _replay(self, old: sqlite3.Connection, new: sqlite3.Connection, since: int) -> int:
        """Write into the new index what changed in the old one after a change; returns the last change seen."""
        for document_id, version, change, content in old.execute(_CHANGED, (since,)).fetchall():
            if content is None:
                writing.delete(new, document_id, version)
            else:
                writing.put(new, document_of(content), self._analyzers)
            since = change
        return since


def _change(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT change FROM counter").fetchone()[0])
