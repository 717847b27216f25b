"""Where the index lies: ``<stamp>.sqlite3`` files, one of them named by ``current``.

The name is replaced by renaming a file over it, so that a reader sees the old index or the new one, never none.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from search.backends.sqlite import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".sqlite3"
#: What is named where the index that answered was found damaged: no file, so that nobody is answered until it is made anew.
DAMAGED = "damaged"
#: What SQLite keeps beside a database.
_COMPANIONS = ("", "-wal", "-shm", "-journal")


class IndexFiles:
    """The folder of one embedded index."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.pointer = directory / "current"

    def current(self) -> Path | None:
        """Return the index that answers, or nothing before the first one was made."""
        try:
            name = self.pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        return self.directory / name

    def readable(self) -> Path | None:
        """Return the index that answers, or nothing where it is lost, damaged or of another format.

        Where a rebuild has put another in its place meanwhile, that one is looked at: a write must not be left out.
        """
        current = self.current()
        while current is not None and not schema.is_current_format(current):
            replaced = self.current()
            if replaced == current:
                return None
            current = replaced
        return current

    def new(self) -> Path:
        """Return a path for another index; later ones sort after earlier ones."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.directory / f"{time.time_ns():020d}-{os.getpid()}{SUFFIX}"

    def point_to(self, path: Path) -> None:
        """Make an index the one that answers, at once for everybody."""
        draft = self.pointer.with_name(f"current.{os.getpid()}.{time.monotonic_ns()}")
        draft.write_text(path.name, encoding="ascii")
        draft.replace(self.pointer)

    def condemn(self, path: Path | None) -> None:
        """Let nobody be answered from a damaged index any more, in no process; the next rebuild makes it anew."""
        if path is not None and self.current() == path:
            self.point_to(self.directory / DAMAGED)

    def remove(self, path: Path) -> None:
        """Delete an index; readers that have it open go on with what they have."""
        for companion in _COMPANIONS:
            with suppress(FileNotFoundError):
                path.with_name(path.name + companion).unlink()

    def remove_orphans(self, besides: Path | None = None) -> None:
        """Delete what does not answer, as what killed rebuilds left. Call it under ``lock("rebuild")`` only."""
        kept = {self.current(), besides}
        for path in self.directory.glob(f"*{SUFFIX}"):
            if path not in kept:
                self.remove(path)
        for draft in self.directory.glob("current.*"):
            draft.unlink(missing_ok=True)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold one of the folder's locks across processes; the system releases it when a process is killed."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.directory / f"{name}.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
