"""Rows of a CSV file by column name, whatever its delimiter and encoding, past broken lines."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from partners_directory.importers.sources import ByteSource, UnreadableFileError

#: The file is held in memory to find its encoding. The Commission's list of all charters has 1 MB.
MAX_CSV_BYTES = 64 * 1024**2
#: Lines that one row may have, by line breaks inside quotes. A quote that is never closed costs one row, not the file.
MAX_LINES_OF_ROW = 8
_CHUNK = 256 * 1024
_DELIMITERS = ",;\t|"
#: Not str.splitlines, which also splits at form feeds and at Unicode's own separators.
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row's cells by normalised column name (``erasmus_code``), and its first line's number."""

    row: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class BrokenCsv:
    """A line that is not a row of the table."""

    row: int
    reason: str


def read_csv(source: ByteSource, lacks: Callable[[Collection[str]], str]) -> Iterator[CsvRow | BrokenCsv]:
    """Yield rows below the first line, which names the columns; ``lacks`` says what is missing among them.

    Raises UnreadableFileError.
    """
    data = bytearray()
    while chunk := source.read(_CHUNK):
        data += chunk
        if len(data) > MAX_CSV_BYTES:
            raise UnreadableFileError(f"a CSV file may have {MAX_CSV_BYTES // 1024**2} MB at most")
    lines = _LINE_END.split(_decode(bytes(data)))
    if not lines[0].strip():
        raise UnreadableFileError("the file is empty or its first line is")
    delimiter = max(_DELIMITERS, key=lines[0].count)
    header = [column_name(cell) for cell in next(csv.reader([lines[0]], delimiter=delimiter))]
    if lack := lacks(header):
        raise UnreadableFileError(lack)
    yield from _rows(lines, header, delimiter)


def column_name(text: str) -> str:
    """A column's name in lower case with underscores: ``Erasmus Code`` and ``erasmus_code`` are one."""
    words = "".join(character if character.isalnum() else " " for character in text.casefold()).split()
    return "_".join(words)


def _decode(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or Windows-1252. Bytes that don't fit become lone surrogates in their row only."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    good = bad = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
    return data.decode("utf-8-sig" if good >= bad else "cp1252", errors="surrogateescape")


def _rows(lines: list[str], header: list[str], delimiter: str) -> Iterator[CsvRow | BrokenCsv]:
    at = 1
    while at < len(lines):
        if not lines[at].strip(f"{delimiter} \x00"):
            at += 1
            continue
        cells, used = _cells(lines, at, len(header), delimiter)
        if len(cells) == len(header):
            yield CsvRow(at + 1, dict(zip(header, cells, strict=True)))
        else:
            yield BrokenCsv(at + 1, f"has {len(cells)} cells, the first line has {len(header)}")
        at += used


def _cells(lines: list[str], at: int, width: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and how many lines it has."""
    for used in range(1, min(MAX_LINES_OF_ROW, len(lines) - at) + 1):
        try:
            rows = list(csv.reader(lines[at : at + used], delimiter=delimiter, strict=True))
        except csv.Error:  # a quote that is still open, or text after a closing one
            continue
        if len(rows) == 1 and len(rows[0]) == width:
            return rows[0], used
        break
    try:
        return next(csv.reader([lines[at]], delimiter=delimiter)), 1
    except csv.Error:
        return [], 1
