"""How often the word that was meant is found behind a misspelt one, given an index that has it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.analysis.folding import fold
from search.analysis.segments import segments
from search.analysis.spelling import distance
from search.contract import SearchDocument, SearchQuery
from search.quality.sets import ENCODING, TYPOS, BrokenSetError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from search.contract import SearchBackend

LANGUAGE = "en"
#: Pairs of the list that are asked, evenly spread: all 41,000 would take minutes and say the same.
MOST_ASKED = 1_000
#: Answers among which a reader looks for what was meant.
LOOKED_AT = 10

#: Of the list of misspelt words.
COLUMNS = ("typo", "correction")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How many misspelt words were asked, and how many led to the right one; the same of those one error away."""

    name: str
    language: str
    asked: int
    right: int
    asked_within_one: int
    right_within_one: int


def pairs(data: Path) -> Pairs:
    """Return misspelt English words with their one correction; raises ``FileNotFoundError`` and ``BrokenSetError``."""
    path = data / TYPOS
    try:
        with path.open(encoding=ENCODING, newline="") as lines:
            table = csv.DictReader(lines)
            if not {*COLUMNS} <= {*(table.fieldnames or ())}:
                raise BrokenSetError(f"{path}: the columns are not {' and '.join(COLUMNS)}")
            rows = [tuple(row[name] or "" for name in COLUMNS) for row in table]
    except (csv.Error, ValueError) as error:
        raise BrokenSetError(f"{path}: {error}") from error
    return [(typo, right) for typo, right in rows if typo.isalpha() and right.isalpha()]


def some(known: Pairs) -> Pairs:
    """Return the pairs that are asked."""
    return known[:: max(1, len(known) // MOST_ASKED)]


def dictionary(known: Pairs) -> Iterator[SearchDocument]:
    """Yield a document for every right word: what is shown for it is that word or a form of it."""
    for number, word in enumerate(sorted({right for _, right in known})):
        yield text_document(f"word:{number}", LANGUAGE, word)


def text_document(name: str, language: str, text: str) -> SearchDocument:
    """Return a document that is nothing but its text."""
    return SearchDocument(
        id=name, key="", kind="text", locale=language, language=language, url="", title="", body=text, version=1
    )  # fmt: skip


def measure(
    backend: SearchBackend, name: str, language: str, asked: Iterable[tuple[str, str]], now: datetime
) -> Spelling:
    """Ask an engine for misspelt words: right is the word as first correction, or a document that has it among the first."""
    counts = {(near, right): 0 for near in (False, True) for right in (False, True)}
    for typo, meant in asked:
        is_near = distance(fold(typo), fold(meant), 1) <= 1
        counts[is_near, _leads_to(backend, language, typo, meant, now)] += 1
    right = counts[False, True] + counts[True, True]
    near = counts[True, False] + counts[True, True]
    return Spelling(name, language, sum(counts.values()), right, near, counts[True, True])


def _leads_to(backend: SearchBackend, language: str, typo: str, meant: str, now: datetime) -> bool:
    found = backend.search(SearchQuery(locale=language, now=now, text=typo, limit=LOOKED_AT, highlight=False))
    word = fold(meant)
    return fold(found.suggestion) == word or any(
        word == fold(segment.text) for hit in found.hits for segment in segments(hit.document.body)
    )
