"""The outcome of every row as a CSV file."""

import csv
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from core.admin.exports import safe_cell
from partners_directory.sync.report import RowReport


class ReportFileError(Exception):
    """The file cannot be written; the text says why."""


class ReportFile:
    """Writes rows to a path, or nowhere if there is none. Raises ReportFileError."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._path:
            # Spreadsheets take a file without the mark for their own code page.
            try:
                self._file = self._path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")
            except OSError as error:
                raise ReportFileError(str(error.strerror)) from error
            csv.writer(self._file).writerow(["file", "row", "outcome", "name", "field", "reason", "left out"])
        return self

    def write(self, row: RowReport) -> None:
        """Add one row's outcome."""
        if self._file:
            notes = "; ".join(f"{note.field}: {note.reason}" for note in row.notes)
            cells = [
                row.origin.file,
                str(row.origin.row),
                row.outcome.value,
                row.name,
                row.field,
                row.reason,
                notes,
            ]
            csv.writer(self._file).writerow([safe_cell(cell) for cell in cells])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()
