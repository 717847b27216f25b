"""The rows of the vocabularies in process memory: one query a vocabulary, not one a label."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

from taxonomy.models import VOCABULARIES, Vocabulary

#: Seconds until rows are read again: how long another worker may show a name that was corrected meanwhile.
LIFETIME = 60.0


@dataclass(frozen=True)
class Snapshot:
    """The rows by code in the model's order, and the sorted choices by language as they are asked for."""

    rows: Mapping[str, Vocabulary]
    read_at: float
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


_snapshots: dict[str, Snapshot] = {}


def snapshot(vocabulary: str) -> Snapshot:
    """The rows of a vocabulary, at most ``LIFETIME`` old. They are shared: not to be changed.

    An empty table is not remembered, so that a fresh site sees its vocabularies as soon as they are loaded.
    """
    known = _snapshots.get(vocabulary)
    now = monotonic()
    if known and now - known.read_at < LIFETIME:
        return known
    rows = {row.code: row for row in VOCABULARIES[vocabulary]._default_manager.all()}  # noqa: SLF001 -- Django's name
    found = Snapshot(rows, now)
    if rows:
        _snapshots[vocabulary] = found
    else:
        _snapshots.pop(vocabulary, None)
    return found


def rows(vocabulary: str) -> Mapping[str, Vocabulary]:
    """The rows of a vocabulary by code, in the model's order."""
    return snapshot(vocabulary).rows


def forget(vocabulary: str | None = None) -> None:
    """Reads a vocabulary, or all of them, again when next asked."""
    for name in [vocabulary] if vocabulary else list(VOCABULARIES):
        _snapshots.pop(name, None)
