"""How far a long command is: one line that rewrites itself on a terminal, plain lines now and then elsewhere."""

from typing import TextIO

#: Rows between two plain lines, and between two looks of the line on a terminal.
PLAIN_EVERY = 2000
LIVE_EVERY = 50
_WIDTH = 30


class Progress:
    """Progress of one file by the bytes read of it."""

    def __init__(self, stream: TextIO, label: str, size: int) -> None:
        self._stream = stream
        self._label = label
        self._size = max(size, 1)
        self._live = stream.isatty()

    def show(self, count: int, position: int) -> None:
        """Draw where it stands after ``count`` rows and ``position`` bytes."""
        part = min(position / self._size, 1.0)
        if self._live and count % LIVE_EVERY == 0:
            bar = "#" * round(part * _WIDTH)
            self._stream.write(f"\r{self._label} [{bar:<{_WIDTH}}] {part:4.0%} {count:,} rows")
            self._stream.flush()
        elif not self._live and count % PLAIN_EVERY == 0:
            self._stream.write(f"{self._label}: {count:,} rows, {part:.0%}\n")

    def finish(self) -> None:
        """Clear the line."""
        if self._live:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
