"""What an importer yields: a record with its place in the file, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row stands: the file's name and the row's number, counted from 1 (a CSV's header is line 1).

    Row 0 is the file as a whole.
    """

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Note:
    """A value that was left out although the row is good."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """An institution's code in one scheme, in that scheme's canonical form."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class InstitutionRecord:
    """One institution as one source describes it. Empty text, ``None`` or ``()`` means the source doesn't say.

    ``source_key`` is the record's own id in its source: rows with the same source and key are the same record.
    """

    source: str
    source_key: str
    display_name: str
    country: str
    identifiers: tuple[Identifier, ...]
    names: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    acronym: str = ""
    status: str = "active"
    types: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    website: str = ""
    domains: tuple[str, ...] = ()
    established: int | None = None
    successor_ror_id: str = ""

    def values_of(self, scheme: str) -> tuple[str, ...]:
        """The record's codes in one scheme, in the source's order."""
        return tuple(identifier.value for identifier in self.identifiers if identifier.scheme == scheme)


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A good row; ``notes`` name what was left out of it."""

    origin: Origin
    record: InstitutionRecord
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be used; ``field`` is empty where the row as a whole is broken.

    As text it is one printable line: names of files and fields come from outside, too.
    """

    origin: Origin
    field: str
    reason: str

    def __str__(self) -> str:
        place = f"row {self.origin.row}: " if self.origin.row else ""
        text = f"{self.origin.file}: {place}{self.field or 'row'}: {self.reason}"
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class InvalidRecordError(Exception):
    """A row cannot become a record because of one field."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
