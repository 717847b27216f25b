"""Counts wait in memory and are written some seconds later by a thread: a reader's search takes no write lock.

What is lost when a process is killed is the counts of those seconds. One that ends by itself writes what it has.
"""

from __future__ import annotations

import atexit
import logging
import threading
from collections import defaultdict
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from search.models import AskedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    Key = tuple[date, str, str]

logger = logging.getLogger("meridian.search")

SEARCH, EMPTY, CLICK = range(3)
#: Different questions between two writes of one process: a busy day's hour has fewer, a flood has no end.
MOST_WAITING = 500
#: Clicks between two writes of one process; nobody's readers click faster than some a second.
MOST_CLICKS = 300
#: Different questions a day and language: a large university's readers ask some hundred; the rest is a flood.
MOST_A_DAY = 2000


class Buffer:
    """Counts by day, language and words; ``add`` never blocks on the database and never raises."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[Key, list[int]] = {}
        self._clicks = 0
        self._timer: threading.Timer | None = None
        self._registered = False

    def add(self, key: Key, *columns: int) -> None:
        """Count once in each column, unless too much waits already."""
        with self._lock:
            self._clicks += CLICK in columns
            if self._clicks > MOST_CLICKS or (key not in self._counts and len(self._counts) >= MOST_WAITING):
                return
            counts = self._counts.setdefault(key, [0, 0, 0])
            for column in columns:
                counts[column] += 1
            self._start()

    def flush(self) -> None:
        """Write what waits; what cannot be written now waits on."""
        with self._lock:
            taken, self._counts, self._clicks, self._timer = self._counts, {}, 0, None
        try:
            write(taken)
        except DatabaseError:
            logger.warning("search log not written", extra={"waiting": len(taken)}, exc_info=True)
            self._take_back(taken)

    def _take_back(self, taken: Mapping[Key, list[int]]) -> None:
        with self._lock:
            for key, counts in taken.items():
                new = self._counts.get(key, (0, 0, 0))
                self._counts[key] = [before + after for before, after in zip(counts, new, strict=True)]
            self._start()

    def _start(self) -> None:
        seconds = settings.MERIDIAN_SEARCH["LOG_SECONDS"]
        if self._timer is not None or not seconds:
            return
        if not self._registered:
            self._registered = True
            atexit.register(self.flush)
        timer = threading.Timer(seconds, self._run)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError:  # the machine has no thread left: the next search tries again
            logger.warning("search log waits for a thread")
            return
        self._timer = timer

    def _run(self) -> None:
        try:
            self.flush()
        finally:
            connection.close()  # this thread's own


def write(taken: Mapping[Key, list[int]]) -> None:
    """Add counts to the day's rows; questions beyond the day's cap are left out. Few statements, one short lock."""
    groups: dict[tuple[date, str], dict[str, tuple[int, ...]]] = defaultdict(dict)
    for (day, language, words), counts in taken.items():
        groups[day, language][words] = tuple(counts)
    for (day, language), asked in groups.items():
        rows = AskedWords.objects.filter(day=day, language=language)
        known = set(rows.filter(words__in=asked).values_list("words", flat=True))
        room = max(0, MOST_A_DAY - rows.count())
        new = sorted(asked.keys() - known)[:room]
        with transaction.atomic():
            AskedWords.objects.bulk_create(
                [AskedWords(day=day, language=language, words=words) for words in new], ignore_conflicts=True
            )
            for (count, empty, clicks), same in _by_counts(asked, known.union(new)).items():
                rows.filter(words__in=same).update(
                    count=F("count") + count, empty=F("empty") + empty, clicks=F("clicks") + clicks
                )


def _by_counts(asked: Mapping[str, tuple[int, ...]], kept: Iterable[str]) -> dict[tuple[int, ...], list[str]]:
    """Return the words of each equal addition: most were asked once, so that one statement writes them all."""
    found: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for words in kept:
        found[asked[words]].append(words)
    return found


buffer = Buffer()
