"""What became of each row of an import."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from partners_directory.importers.rows import Note, Origin, RejectedRow


class Outcome(StrEnum):
    """Each row ends in one of these."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row's outcome; ``field`` and ``reason`` for a rejected one, ``notes`` for what was left out of others."""

    origin: Origin
    outcome: Outcome
    name: str = ""
    field: str = ""
    reason: str = ""
    notes: tuple[Note, ...] = ()

    @classmethod
    def of_rejected(cls, row: RejectedRow) -> "RowReport":
        """The report of a row that could not be used."""
        return cls(row.origin, Outcome.REJECTED, field=row.field, reason=row.reason)

    def __str__(self) -> str:
        if self.outcome is Outcome.REJECTED:
            return str(RejectedRow(self.origin, self.field, self.reason))
        return str(RejectedRow(self.origin, "", f"{self.outcome} {self.name}"))


class Totals(Counter[Outcome]):
    """Rows by outcome."""

    def __str__(self) -> str:
        return ", ".join(f"{self[outcome]:,} {outcome}" for outcome in Outcome)
