"""Rows of a CSV file by column name, whatever its delimiter and encoding, past broken lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from partners_directory.importers.sources import ByteSource, UnreadableFileError

#: The file is held in memory to find its encoding. The Commission's list of all charters has 1 MB.
MAX_CSV_BYTES = 64 * 1024**2
#: Lines that one row may have, by line breaks inside quotes. A quote that is never closed costs one row, not the file.
MAX_LINES_OF_ROW = 8
_QUOTED = re.compile(r'"[^"]*"')
#: A spreadsheet's line before the header that names the delimiter.
_SEPARATOR = re.compile(r"sep=([,;\t|])")
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
    """Yield rows below the first line that is not blank, which names the columns; ``lacks`` says what is missing there.

    Raises UnreadableFileError.
    """
    data = bytearray()
    while chunk := source.read(_CHUNK):
        data += chunk
        if len(data) > MAX_CSV_BYTES:
            raise UnreadableFileError(f"a CSV file may have {MAX_CSV_BYTES // 1024**2} MB at most")
    lines = _LINE_END.split(_decode(bytes(data)))
    at, delimiter = _start(lines)
    cells, used = _header(lines, at, delimiter)
    header = [column_name(cell) for cell in cells]
    if lack := lacks(header):
        raise UnreadableFileError(lack)
    yield from _rows(lines, at + used, header, delimiter)


def column_name(text: str) -> str:
    """A column's name in lower case with underscores: ``Erasmus Code`` and ``erasmus_code`` are one."""
    words = "".join(character if character.isalnum() else " " for character in text.casefold()).split()
    return "_".join(words)


def _decode(data: bytes) -> str:
    """UTF-8 or Windows-1252. Bytes that don't fit become lone surrogates in their row only."""
    good = bad = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
    return data.decode("utf-8-sig" if good >= bad else "cp1252", errors="surrogateescape")


def _start(lines: list[str]) -> tuple[int, str]:
    """Where the header stands, and the delimiter: the one that is named, else the one that is most frequent there."""
    at = _filled(lines, 0)
    if named := _SEPARATOR.fullmatch(lines[at].strip()):
        return _filled(lines, at + 1), named[1]
    header = lines[at]
    for line in lines[at + 1 : at + MAX_LINES_OF_ROW]:
        if header.count('"') % 2 == 0:
            break
        header += line
    return at, max(_DELIMITERS, key=_QUOTED.sub("", header).count)


def _filled(lines: list[str], at: int) -> int:
    """The first line from here that is not blank."""
    for number in range(at, len(lines)):
        if lines[number].strip("\x00 \ufeff"):
            return number
    raise UnreadableFileError("the file is empty")


def _header(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The names of the columns, and how many lines they take: spreadsheets break lines inside quotes here, too."""
    row, used = _whole_row(lines, at, delimiter)
    if used:
        return row, used
    try:
        return next(_reader([lines[at]], delimiter)), 1
    except csv.Error as error:
        raise UnreadableFileError(f"its first line names no columns: {error}") from error


def _rows(lines: list[str], at: int, header: list[str], delimiter: str) -> Iterator[CsvRow | BrokenCsv]:
    width = len(header)
    while at < len(lines):
        if not lines[at].strip(f"{delimiter} \x00"):
            at += 1
            continue
        cells, used = _cells(lines, at, width, delimiter)
        if len(cells) >= width and not any(cells[width:]):
            yield CsvRow(at + 1, _by_name(header, cells))
        else:
            yield BrokenCsv(at + 1, f"has {len(cells)} cells, the first line has {width}")
        at += used


def _reader(lines: list[str], delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    """Lines with their ends: the reader would glue the words before and after a line break in a cell otherwise."""
    return csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=strict)


def _whole_row(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The row that begins at a line, and how many lines it has: 0 where no few lines make one."""
    for used in range(1, min(MAX_LINES_OF_ROW, len(lines) - at) + 1):
        try:
            (row,) = _reader(lines[at : at + used], delimiter, strict=True)
        except csv.Error:  # a quote that is still open, or text after a closing one
            continue
        return row, used
    return [], 0


def _by_name(header: list[str], cells: list[str]) -> dict[str, str]:
    """Cells by column; of columns with the same name the first that is filled counts."""
    named: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        if not named.get(name):
            named[name] = cell
    return named


def _cells(lines: list[str], at: int, width: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and how many lines it has."""
    row, used = _whole_row(lines, at, delimiter)
    if used and len(row) >= width:
        return row, used
    try:
        return next(_reader([lines[at]], delimiter)), 1
    except csv.Error:
        return [], 1
