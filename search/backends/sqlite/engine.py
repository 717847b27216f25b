"""The embedded engine behind the contract."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from search.backends.sqlite import schema, writing
from search.backends.sqlite.completing import complete
from search.backends.sqlite.files import IndexFiles
from search.backends.sqlite.reading import Reader
from search.backends.sqlite.rebuilding import Rebuild
from search.backends.sqlite.searching import NAME, Search
from search.backends.stored import document_of
from search.backends.undisturbed import undisturbed
from search.contract import SearchResults, SearchUnavailableError, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from search.contract import SearchDocument, SearchQuery

#: How often a write looks for the index again when a rebuild has replaced it meanwhile.
_ATTEMPTS = 10


class _StreamError(Exception):
    """What documents come from failed: no trouble of the index, though it may look like it."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


def _given(documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """Yield documents; a file or a database that their reader cannot read is told from this engine's own."""
    try:
        yield from documents
    except (sqlite3.Error, OSError) as error:
        raise _StreamError(error) from error


class SqliteBackend:
    """An index in a folder of this machine. Any number of processes and threads may read and write it."""

    name = NAME

    def __init__(self, directory: Path, analyzers: Mapping[str, str] | None = None) -> None:
        self._files = IndexFiles(directory)
        self._analyzers = dict(analyzers or {})
        self._reader = Reader(self._files)
        self._seen: Path | None = None  #: an index known to be of this format

    def put(self, documents: Iterable[SearchDocument]) -> None:
        """Store documents whose version is newer than what is there."""
        batch = list(documents)

        def work(connection: sqlite3.Connection) -> None:
            for document in batch:
                writing.put(connection, document, self._analyzers)

        self._write(work)

    def delete(self, versions: Mapping[str, int]) -> None:
        """Remove documents by id, with the version that removed them."""

        def work(connection: sqlite3.Connection) -> None:
            for document_id, version in versions.items():
                writing.delete(connection, document_id, version)

        self._write(work)

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer a query; raises ``SearchUnavailableError`` when the index cannot be read."""
        self._index()
        with self._reader.view() as (connection, memory):
            tree = memory.tree(query.locale)
            if tree is None:
                return SearchResults((), 0, engine=NAME)
            return Search(connection, tree, query, self._analyzers).results()

    def suggest(
        self, text: str, locale: str, limit: int = 8, excluded_ids: tuple[str, ...] = ()
    ) -> tuple[Suggestion, ...]:
        """Complete words to titles, the reader's language first."""
        self._index()
        with self._reader.view() as (connection, memory):
            tree = memory.tree(locale)
            if tree is None:
                return ()
            hidden = {tree.ids[document_id] for document_id in excluded_ids if document_id in tree.ids}
            ordered = complete(connection, tree, text, self._analyzers)
            places = [one for one in ordered if one[0] not in hidden][:limit]
            sql = "SELECT content FROM document WHERE tree = ? AND place = ?"
            rows = [
                (connection.execute(sql, (tree.number, place)).fetchone(), titled) for place, titled in places
            ]
        return tuple(Suggestion.of(document_of(row[0]), titled) for row, titled in rows if row)

    def versions(self, locale: str | None = None) -> Mapping[str, int]:
        """Return id and version of every document."""
        self._index()
        sql = "SELECT id, version FROM document JOIN tree ON tree.number = document.tree WHERE content IS NOT NULL"
        with self._reader.view() as (connection, _):
            if locale is None:
                return dict(connection.execute(sql).fetchall())
            return dict(connection.execute(f"{sql} AND tree.locale = ?", (locale,)).fetchall())

    def rebuild(self, documents: Iterable[SearchDocument], locale: str | None = None) -> int:
        """Replace the index, or one tree of it, without a moment of empty results; what the stream raises is raised."""
        old: Path | None = None
        try:
            with self._files.lock("rebuild"), undisturbed():
                old = self._old(locale)
                return Rebuild(self._files, old, self._analyzers).run(_given(documents), locale)
        except _StreamError as error:
            raise error.trouble from None
        except (sqlite3.Error, OSError) as error:
            if schema.is_damage(error):
                self._files.condemn(old)
            raise SearchUnavailableError(str(error)) from error

    def close(self) -> None:
        """Close this thread's connection: for tests and for a process that ends."""
        self._reader.close()

    def _write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Run a transaction on the index that answers; again, when a rebuild replaced it before the lock was had."""
        for _ in range(_ATTEMPTS):
            path = self._index()
            try:
                with closing(schema.connect(path)) as connection:
                    connection.execute("BEGIN IMMEDIATE")
                    if self._files.current() == path:
                        work(connection)
                        connection.execute("COMMIT")
                        return
            except (sqlite3.Error, OSError) as error:
                if schema.is_damage(error):
                    self._files.condemn(path)
                if path.exists():
                    raise SearchUnavailableError(str(error)) from error
        raise SearchUnavailableError("the index is being replaced again and again")

    def _index(self) -> Path:
        """Return the index that answers; makes an empty one where there never was one.

        Raises ``SearchUnavailableError`` where it is lost, damaged or of another format: an empty one in its place would
        answer as if it were whole. A rebuild makes it anew.
        """
        try:
            path = self._files.current()
            if path is None and self._seen is None:
                path = self._first()
            if path is None or path != self._seen:
                path = self._files.readable()
        except (sqlite3.Error, OSError) as error:
            raise SearchUnavailableError(str(error)) from error
        if path is None:
            raise SearchUnavailableError("the index is lost or damaged")
        self._seen = path
        return path

    def _old(self, locale: str | None) -> Path:
        """Return the index that a rebuild replaces; an empty one that does not answer in the place of one that is lost.

        Nothing is written to an index that cannot be read: jobs wait until it is made anew.
        """
        path = self._files.current()
        if path is None and self._seen is None:
            path = self._first()
        if path is not None and schema.is_current_format(path):
            return path
        if locale is not None:
            raise SearchUnavailableError("the other languages are lost too: all must be made anew")
        path = self._files.new()
        schema.create(path)
        return path

    def _first(self) -> Path:
        """Make an empty index; of several that begin at once, one does."""
        with self._files.lock("current"):
            path = self._files.current()
            if path is None:
                path = self._files.new()
                schema.create(path)
                self._files.point_to(path)
        return path
