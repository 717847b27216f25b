"""How often a misspelt word is corrected as people corrected it, given a vocabulary that has the right word."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.contract import SearchDocument, SearchQuery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from search.contract import SearchBackend

LANGUAGE = "en"
#: Every so many-th pair is asked: 41,000 would take minutes and say the same.
EVERY = 41


@dataclass(frozen=True, slots=True)
class Spelling:
    """How many of the asked typing errors were corrected, and corrected rightly."""

    asked: int
    right: int
    corrected: int


def pairs(data: Path) -> list[tuple[str, str]]:
    """Return misspelt words with their one correction; raises ``FileNotFoundError``."""
    with (data / "typos" / "codespell_en.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["typo"], row["correction"]) for row in csv.DictReader(lines)]
    return [(typo, right) for typo, right in rows if typo.isalpha() and right.isalpha()]


def vocabulary(known: list[tuple[str, str]]) -> Iterator[SearchDocument]:
    """Yield documents that hold every right word."""
    words = sorted({right for _, right in known})
    for place in range(0, len(words), 200):
        yield SearchDocument(
            id=f"words:{place}", key="", kind="text", locale=LANGUAGE, language=LANGUAGE, url="", title="",
            body=" ".join(words[place : place + 200]), version=1,
        )  # fmt: skip


def measure(backend: SearchBackend, known: list[tuple[str, str]], now: datetime) -> Spelling:
    """Ask an engine that holds the vocabulary for misspelt words."""
    asked = right = corrected = 0
    for typo, correction in known[::EVERY]:
        found = backend.search(
            SearchQuery(locale=LANGUAGE, now=now, text=typo, limit=1, highlight=False)
        ).suggestion
        asked += 1
        corrected += bool(found)
        right += found == correction.lower()
    return Spelling(asked, right, corrected)
