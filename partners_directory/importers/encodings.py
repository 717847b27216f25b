"""JSON in UTF-16 or UTF-32, as some systems save it, read as UTF-8."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partners_directory.importers.sources import ByteSource

#: Marks at a file's start; UTF-32's before UTF-16's, which it begins with.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked_encoding(start: bytes) -> str:
    """The encoding that a file's first bytes name, empty for UTF-8 and for files without a mark."""
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), "")


class Utf8Stream:
    """A source in another encoding as a stream of UTF-8. Bytes that don't fit become bytes that are no UTF-8 either."""

    def __init__(self, source: ByteSource, encoding: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._ended = False

    def read1(self, size: int, /) -> bytes:
        """Some bytes, not always as many as asked for; empty at the end."""
        text = ""
        while not text and not self._ended:
            chunk = self._source.read(size)
            self._ended = not chunk
            text = self._decoder.decode(chunk, final=self._ended)
        return text.encode("utf-8", errors="surrogatepass").replace(b"\xef\xbf\xbd", b"\xff")
