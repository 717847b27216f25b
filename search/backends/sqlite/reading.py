"""Connections for reading: one a thread, reopened when another index takes over, and the memory they share."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from search.backends.sqlite import schema
from search.backends.sqlite.snapshot import Memory, refreshed
from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.backends.sqlite.files import IndexFiles

#: An index can be replaced while it is being opened; that it happens this often in a row does not.
_ATTEMPTS = 5


class _Thread(threading.local):
    connection: sqlite3.Connection | None = None
    path: Path | None = None
    process = 0
    data_version = -1


class Reader:
    """Gives a consistent view of the index: a connection in a read transaction, and the memory that belongs to it."""

    def __init__(self, files: IndexFiles) -> None:
        self._files = files
        self._thread = _Thread()
        self._lock = threading.Lock()
        self._memory: tuple[Path | None, Memory] = (None, Memory())

    @contextmanager
    def view(self) -> Iterator[tuple[sqlite3.Connection, Memory]]:
        """Open a view. Raises ``SearchUnavailableError`` when the index cannot be read."""
        try:
            connection = self._open()
            connection.execute("BEGIN")
            try:
                yield connection, self._refresh(connection)
            finally:
                connection.execute("ROLLBACK")
        except (sqlite3.Error, OSError) as error:
            self.close()
            if schema.is_damage(error):
                self._files.condemn(self._thread.path)
            raise SearchUnavailableError(str(error)) from error

    def close(self) -> None:
        """Close this thread's connection."""
        thread = self._thread
        if thread.connection is not None and thread.process == os.getpid():
            thread.connection.close()
        thread.connection = None

    def _open(self) -> sqlite3.Connection:
        """Return this thread's connection to the index that answers now."""
        thread = self._thread
        for _ in range(_ATTEMPTS):
            path = self._files.current()
            if thread.connection is not None and thread.path == path and thread.process == os.getpid():
                return thread.connection
            self.close()
            if path is None:
                break
            try:
                thread.connection = schema.connect(path)
            except sqlite3.OperationalError:
                continue
            thread.path, thread.process, thread.data_version = path, os.getpid(), -1
        raise SearchUnavailableError("there is no index")

    def _refresh(self, connection: sqlite3.Connection) -> Memory:
        """Return the memory for what the connection sees; read again only when another connection wrote."""
        thread = self._thread
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        path, memory = self._memory
        if path == thread.path and version == thread.data_version:
            return memory
        with self._lock:
            path, memory = self._memory
            memory = refreshed(memory if path == thread.path else Memory(), connection)
            self._memory = (thread.path, memory)
        thread.data_version = version
        return memory
