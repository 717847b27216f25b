"""Gaps between the transactions of a long load, in which the worker and editors write."""

import time

#: SQLite has no queue for writers: who waits asks again every 0.1 s, and gives up after 5 s. Without gaps in which
#: nobody holds the lock, a load of many short transactions starves everybody else.
GAP_SECONDS = 0.12
EVERY_SECONDS = 1.0


class Gaps:
    """Call it after each transaction: once a second it waits for as long as a waiting writer needs to get its turn."""

    def __init__(self) -> None:
        """Count from now."""
        self._last = time.monotonic()

    def __call__(self) -> None:
        """Wait, where the last gap is long ago."""
        if time.monotonic() - self._last > EVERY_SECONDS:
            time.sleep(GAP_SECONDS)
            self._last = time.monotonic()
