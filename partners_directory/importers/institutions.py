"""Institutions from a file of any of the formats that we read: one way in for the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from partners_directory.importers import csv_rows, eche, json_values
from partners_directory.importers.encodings import Utf8Stream, marked_encoding
from partners_directory.importers.ror import ror_record
from partners_directory.importers.rows import (
    ImportedRow,
    InstitutionRecord,
    InvalidRecordError,
    Note,
    Origin,
    RejectedRow,
)
from partners_directory.importers.sources import (
    MAX_BYTES,
    BrokenPart,
    ByteSource,
    Part,
    UnreadableFileError,
    parts,
)

Result = ImportedRow | RejectedRow
Made = tuple[InstitutionRecord, tuple[Note, ...]]
Raw = TypeVar("Raw")
#: Bytes in which a file's first character must stand.
_HEAD = 1024


def read_institutions(name: str, stream: BinaryIO, limit: int = MAX_BYTES) -> Iterator[Result]:
    """Yield every row of a file as a record or with the reason why not; never raises for what the file holds.

    ROR JSON (one array or JSON lines; schema v2 or flat) and Erasmus-charter CSV, as they are, in gzip or in zip.
    ``stream`` must be seekable. ``limit`` is in unpacked bytes.
    """
    try:
        for part in parts(name, stream, limit):
            yield from _part(part)
    except UnreadableFileError as error:
        yield _unreadable(name, str(error))


def _part(part: Part | BrokenPart) -> Iterator[Result]:
    """The rows of one file; what is wrong with it costs no other in the same archive."""
    if isinstance(part, BrokenPart):
        yield _unreadable(part.name, part.reason)
        return
    try:
        yield from _read(part)
    except UnreadableFileError as error:
        yield _unreadable(part.name, str(error))


def _unreadable(name: str, reason: str) -> RejectedRow:
    return RejectedRow(Origin(name, 0), "file", reason)


def _read(part: Part) -> Iterator[Result]:
    source = part.source
    if encoding := marked_encoding(source.peek(4)):
        source = ByteSource(Utf8Stream(source, encoding), MAX_BYTES)
    start = source.peek(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"[":
        return _from_json(part.name, json_values.read_array(source, mark="names"))
    if start[:1] == b"{":
        return _from_json(part.name, json_values.read_lines(source))
    return _from_csv(part.name, source)


def _from_json(
    name: str, found: Iterator[json_values.JsonValue | json_values.BrokenJson]
) -> Iterator[Result]:
    for entry in found:
        origin = Origin(name, entry.row)
        if isinstance(entry, json_values.BrokenJson):
            yield RejectedRow(origin, "", entry.reason)
        else:
            yield _row(origin, ror_record, entry.value)


def _from_csv(name: str, source: ByteSource) -> Iterator[Result]:
    for entry in csv_rows.read_csv(source, eche.lacks_columns):
        origin = Origin(name, entry.row)
        if isinstance(entry, csv_rows.BrokenCsv):
            yield RejectedRow(origin, "", entry.reason)
        else:
            yield _row(origin, eche.eche_record, entry.cells)


def _row(origin: Origin, make: Callable[[Raw], Made], raw: Raw) -> Result:
    try:
        record, notes = make(raw)
    except InvalidRecordError as error:
        return RejectedRow(origin, error.field, error.reason)
    return ImportedRow(origin, record, notes)
