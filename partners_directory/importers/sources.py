"""Opening files from outside: plain, gzip or zip, by their first bytes, never more than the stated limits."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

#: Unpacked bytes read from one file. ROR's whole dump has about 300 MB; past this it is a mistake or a zip bomb.
MAX_BYTES = 1024**3
#: Members of one zip file; ROR's has four.
MAX_MEMBERS = 100
_CHUNK = 256 * 1024
#: What the standard library raises on damaged archives (RuntimeError: encrypted; NotImplementedError: method).
BROKEN_ARCHIVE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)


class Readable(Protocol):
    """The one method that is needed of a binary stream: what is there, so that damage costs nothing before it."""

    def read1(self, size: int, /) -> bytes: ...


class UnreadableFileError(Exception):
    """A file, or the rest of it, cannot be read; the text says why."""


class ByteSource:
    """A stream that can be looked at before it is read and that ends with an error past ``limit`` bytes."""

    def __init__(self, stream: Readable, limit: int) -> None:
        self._stream = stream
        self._left = limit
        self._ahead = b""

    @property
    def left(self) -> int:
        """Bytes that may still be read."""
        return self._left

    def peek(self, size: int) -> bytes:
        """The next bytes, at most ``size``, without reading past them."""
        while len(self._ahead) < size and (chunk := self._fetch(size - len(self._ahead))):
            self._ahead += chunk
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Some bytes, about ``size`` at most; empty at the end."""
        if self._ahead:
            chunk, self._ahead = self._ahead[:size], self._ahead[size:]
            return chunk
        return self._fetch(size)

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Lines without their ends; None stands for a line of more than ``limit`` bytes."""
        pending, too_long = bytearray(), False
        while chunk := self.read(_CHUNK):
            *whole, rest = chunk.split(b"\n")
            for part in whole:
                pending += part
                yield None if too_long or len(pending) > limit else bytes(pending)
                pending, too_long = bytearray(), False
            pending += rest
            if len(pending) > limit:
                pending, too_long = bytearray(), True
        if pending or too_long:
            yield None if too_long else bytes(pending)

    def _fetch(self, size: int) -> bytes:
        try:
            chunk = self._stream.read1(size)
        except BROKEN_ARCHIVE as error:
            raise UnreadableFileError(f"the file is damaged: {error}") from error
        self._left -= len(chunk)
        if self._left < 0:
            raise UnreadableFileError("the file is larger than the limit of 1 GiB unpacked")
        return chunk


@dataclass(frozen=True, slots=True)
class Part:
    """One file to read: the file itself, or a member of a zip."""

    name: str
    source: ByteSource


@dataclass(frozen=True, slots=True)
class BrokenPart:
    """A member of a zip that cannot be opened."""

    name: str
    reason: str


def parts(name: str, stream: BinaryIO, limit: int = MAX_BYTES) -> Iterator[Part | BrokenPart]:
    """The plain files in a file. An archive in an archive is not opened.

    Raises UnreadableFileError for what is damaged as a whole, and for streams that cannot be wound back (pipes).
    """
    try:
        start = stream.read(4)
        stream.seek(0)
    except OSError as error:
        raise UnreadableFileError(f"the file cannot be read: {error}") from error
    if start.startswith(b"PK"):
        yield from _members(name, stream, limit)
    elif start.startswith(b"\x1f\x8b"):
        yield Part(name, ByteSource(gzip.GzipFile(fileobj=stream), limit))
    else:
        yield Part(name, ByteSource(cast("Readable", stream), limit))


def _members(name: str, stream: BinaryIO, limit: int) -> Iterator[Part | BrokenPart]:
    with _archive(stream) as archive:
        infos = _chosen(archive.infolist())
        if not infos:
            raise UnreadableFileError(_nothing(archive.namelist()))
        if len(infos) > MAX_MEMBERS:
            raise UnreadableFileError(f"the zip file holds more than {MAX_MEMBERS} files")
        for info in infos:
            try:
                member = archive.open(info)
            except BROKEN_ARCHIVE as error:
                yield BrokenPart(f"{name}/{info.filename}", f"the file is damaged: {error}")
                continue
            with member:
                source = ByteSource(
                    cast("Readable", member), limit
                )  # IO[bytes] does not say that it has read1
                yield Part(f"{name}/{info.filename}", source)
            limit = source.left


@contextmanager
def _archive(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN_ARCHIVE as error:
        raise UnreadableFileError(f"the zip file is damaged: {error}") from error
    with archive:
        yield archive


def _chosen(infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Files with records. ROR's zip holds the same in two schemas and as CSV: of these only JSON, and schema v2."""
    named = {
        info.filename.lower(): info
        for info in infos
        if info.filename.lower().endswith((".json", ".jsonl", ".csv")) and "__MACOSX" not in info.filename
    }
    return [
        info
        for name, info in named.items()
        if not any(other != name and other in named for other in _better(name))
    ]


def _better(name: str) -> tuple[str, ...]:
    """Names of the files that hold the same as this one in a better form."""
    stem, _dot, kind = name.rpartition(".")
    stem = stem.removesuffix("_schema_v2")
    return (f"{stem}_schema_v2.json", *([f"{stem}.json"] if kind == "csv" else []))


def _nothing(names: list[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "is a spreadsheet: save it as CSV"
    return "the zip file holds no .json, .jsonl or .csv file"
