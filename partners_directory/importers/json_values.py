"""Values of a JSON array or of JSON lines, one after the other, in constant memory and past broken ones."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partners_directory.importers.sources import ByteSource

#: Characters of one record. ROR's largest have about 60 kB.
MAX_RECORD = 1024**2
_CHUNK = 256 * 1024
_DECODER = json.JSONDecoder()
#: Objects that are tried after a broken one: more than any record of ROR's holds, and a bomb of braces ends in time.
MAX_TRIES = 5000
_BETWEEN = re.compile(r"[ \t\r\n,]+")
_NEXT_OBJECT = re.compile(r",\s*(?=\{)")
_END = re.compile(r"[\s\x00]*\]")


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A parsed value and its number, counted from 1; for JSON lines the line's number."""

    row: int
    value: object


@dataclass(frozen=True, slots=True)
class BrokenJson:
    """A place that is not JSON."""

    row: int
    reason: str


def read_lines(source: ByteSource) -> Iterator[JsonValue | BrokenJson]:
    """One value a line; blank lines count but give nothing."""
    for row, line in enumerate(source.lines(MAX_RECORD), start=1):
        if line is None:
            yield BrokenJson(row, f"is longer than {MAX_RECORD} bytes")
            continue
        text = line.decode("utf-8", errors="surrogateescape").strip("\ufeff\x00 \t\r")
        if not text:
            continue
        try:
            yield JsonValue(row, json.loads(text))
        except (ValueError, RecursionError) as error:
            yield BrokenJson(row, _reason(error))


def read_array(source: ByteSource, mark: str) -> Iterator[JsonValue | BrokenJson]:
    """The elements of one array. After a broken one, goes on at the next object that has the key ``mark``."""
    reader = _ArrayReader(source)
    reader.start()
    row = 0
    while reader.has_more():
        row += 1
        try:
            yield JsonValue(row, reader.next_value())
        except (ValueError, RecursionError) as error:
            yield BrokenJson(row, _reason(error))
            if not reader.skip_to(mark):
                if reader.has_more():
                    yield BrokenJson(row + 1, "what follows a broken place cannot be read")
                return
    if not reader.is_closed():
        yield BrokenJson(row + 1, "the file ends before its array does")


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return f"is not JSON: {error}"


class _ArrayReader:
    """A window of text over the source: grows until a value fits, drops what has been read."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape").decode
        self._text = ""
        self._at = 0
        self._ended = False

    def start(self) -> None:
        """Step over the opening bracket."""
        self._grow()
        self._at = self._text.index("[") + 1

    def has_more(self) -> bool:
        """Whether anything but the closing bracket is left; steps over blanks and commas."""
        while True:
            if between := _BETWEEN.match(self._text, self._at):
                self._at = between.end()
            if self._at < len(self._text):
                return self._text[self._at] != "]"
            if not self._grow():
                return False

    def is_closed(self) -> bool:
        """Whether the array's closing bracket stands here."""
        return _END.match(self._text, self._at) is not None

    def next_value(self) -> object:
        """The value that begins here. Raises ValueError or RecursionError and stays here if it is broken."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except ValueError:
                if len(self._text) - self._at > MAX_RECORD or not self._grow():
                    raise
            else:
                self._at = end
                return value

    def skip_to(self, mark: str) -> bool:
        """Go to the next object that can be read and has the key ``mark``; False at the end or after many tries."""
        tries = 0
        while True:
            for match in _NEXT_OBJECT.finditer(self._text, self._at):
                tries += 1
                if self._is_record(match.end(), mark):
                    self._at = match.end()
                    return True
                if tries >= MAX_TRIES:
                    return False
            self._at = max(self._at, len(self._text) - MAX_RECORD)
            if not self._grow():
                self._at = len(self._text)
                return False

    def _is_record(self, at: int, mark: str) -> bool:
        try:
            value, _end = _DECODER.raw_decode(self._text, at)
        except (ValueError, RecursionError):
            return False
        return isinstance(value, dict) and mark in value

    def _grow(self) -> bool:
        """Read on; False at the end of the source."""
        if self._ended:
            return False
        chunk = self._source.read(_CHUNK)
        self._ended = not chunk
        self._text = self._text[self._at :] + self._decode(chunk, final=self._ended)
        self._at = 0
        return not self._ended
