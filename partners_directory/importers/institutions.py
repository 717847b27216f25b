"""Institutions from a file of any of the formats that we read: one way in for the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from partners_directory.importers import csv_rows, eche, json_values
from partners_directory.importers.ror import ror_record
from partners_directory.importers.rows import (
    ImportedRow,
    InstitutionRecord,
    InvalidRecordError,
    Note,
    Origin,
    RejectedRow,
)
from partners_directory.importers.sources import MAX_BYTES, ByteSource, Part, UnreadableFileError, parts

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
    where = name
    try:
        for part in parts(name, stream, limit):
            where = part.name
            yield from _read(part)
    except UnreadableFileError as error:
        yield RejectedRow(Origin(where, 0), "file", str(error))


def _read(part: Part) -> Iterator[Result]:
    first = part.source.peek(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if first == b"[":
        return _from_json(part.name, json_values.read_array(part.source, mark="names"))
    if first == b"{":
        return _from_json(part.name, json_values.read_lines(part.source))
    return _from_csv(part.name, part.source)


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
