"""What is loaded with a record, so that writing it asks the database nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Needs:
    """``select``: single records in the same query; ``prefetch``: lists, one query each."""

    select: tuple[str, ...] = ()
    prefetch: tuple[str, ...] = ()

    def below(self, name: str) -> Needs:
        """The same for what points at the record by a field of this name, with the record itself."""
        return Needs(
            select=(name, *(f"{name}__{one}" for one in self.select)),
            prefetch=tuple(f"{name}__{one}" for one in self.prefetch),
        )

    def load(self, rows: Any) -> Any:
        """A query with all of it."""
        rows = rows.select_related(*self.select) if self.select else rows
        return rows.prefetch_related(*self.prefetch) if self.prefetch else rows


def merged(needs: Iterable[Needs]) -> Needs:
    """Everything that any of them names, once."""
    found = list(needs)
    return Needs(
        select=tuple(dict.fromkeys(one for each in found for one in each.select)),
        prefetch=tuple(dict.fromkeys(one for each in found for one in each.prefetch)),
    )
