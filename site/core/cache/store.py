"""Answers kept in the memory of a process: the 2,000 used last, of one edition."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

MAX_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer: its compressed body, its headers, and until when it is true (seconds since 1970)."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    expires: float


class Store:
    """Entries of one edition; a new edition empties it, so that what is out of use takes no memory."""

    def __init__(self, size: int = MAX_ENTRIES) -> None:
        """Make an empty store."""
        self._size = size
        self._edition = ""
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, edition: str, key: Hashable, now: float) -> Entry | None:
        """Return the entry of an edition if it is still true."""
        with self._lock:
            if edition != self._edition:
                return None
            entry = self._entries.get(key)
            if entry is None:
                return None
            if entry.expires <= now:
                del self._entries[key]
                return None
            self._entries.move_to_end(key)
            return entry

    def put(self, edition: str, key: Hashable, entry: Entry) -> None:
        """Keep an entry; the one used longest ago makes room."""
        with self._lock:
            if edition != self._edition:
                self._entries.clear()
                self._edition = edition
            self._entries[key] = entry
            self._entries.move_to_end(key)
            if len(self._entries) > self._size:
                self._entries.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()

    def __len__(self) -> int:
        """Return how many entries are kept."""
        return len(self._entries)
