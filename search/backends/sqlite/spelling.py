"""Corrections: words of the index that are at most two typing errors away from one that it does not have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.analysis.analyzer import BARE
from search.analysis.segments import segments
from search.words import clean

if TYPE_CHECKING:
    import sqlite3

    from search.analysis.analyzer import Analyzer
    from search.backends.sqlite.snapshot import Snapshot

#: Words shorter than this have too many neighbours to guess among; from the second length on two errors are allowed.
_SHORTEST = 4
_TWO_ERRORS_FROM = 6
#: Unknown words of one query that are looked at: who types more of them pastes a text.
_MOST_UNKNOWN = 3
#: Vocabulary words kept for guessing; the most frequent ones, should a site have more.
_MOST_WORDS = 80_000
_VOCABULARY = "SELECT term, SUM(doc) FROM word_{number} WHERE col IN ('heading', 'names', 'exact', 'source_exact') GROUP BY term ORDER BY 2 DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The folded words of a tree with how many documents have them, by length, with the set of their letters."""

    counts: dict[str, int]
    by_length: dict[int, list[tuple[int, str]]]


def letters(word: str) -> int:
    """Return the set of letters of a word, as bits: each typing error changes at most two of them."""
    found = 0
    for character in word:
        found |= 1 << (ord(character) & 63)
    return found


def vocabulary(connection: sqlite3.Connection, tree: Snapshot) -> Vocabulary:
    """Return the words of a tree, read once for a snapshot."""
    if "vocabulary" not in tree.memo:
        rows = connection.execute(_VOCABULARY.format(number=tree.number), (_MOST_WORDS,))
        counts = {term: count for term, count in rows if term.isalpha()}
        by_length: dict[int, list[tuple[int, str]]] = {}
        for term in counts:
            by_length.setdefault(len(term), []).append((letters(term), term))
        tree.memo["vocabulary"] = Vocabulary(counts, by_length)
    known: Vocabulary = tree.memo["vocabulary"]
    return known


def correct(word: str, words: Vocabulary) -> str:
    """Return the likeliest word for one that is not known: fewest errors, same first letter, most frequent."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ""
    allowed = 2 if len(word) >= _TWO_ERRORS_FROM else 1
    mine = letters(word)
    best: tuple[int, bool, int, str] | None = None
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        for theirs, candidate in words.by_length.get(length, ()):
            if (mine ^ theirs).bit_count() > 2 * allowed:
                continue
            errors = distance(word, candidate, best[0] if best else allowed)
            if errors <= allowed:
                found = (errors, candidate[0] != word[0], -words.counts[candidate], candidate)
                best = min(best, found) if best else found
    return best[3] if best else ""


def distance(first: str, second: str, limit: int) -> int:
    """Return the typing errors between two words: one letter more, less, other, or two swapped; ``limit + 1`` is more.

    Optimal string alignment, row by row; a row whose best is beyond the limit ends it.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, 1):
        older, before, row = before, row, [place]
        for other, candidate in enumerate(second, 1):
            errors = min(before[other] + 1, row[-1] + 1, before[other - 1] + (letter != candidate))
            swapped = (
                place > 1 and other > 1 and letter == second[other - 2] and first[place - 2] == candidate
            )
            row.append(min(errors, older[other - 2] + 1) if swapped else errors)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def corrected(connection: sqlite3.Connection, tree: Snapshot, text: str, analyzers: list[Analyzer]) -> str:
    """Return what was typed with its unknown words corrected, or nothing where none could be."""
    typed = clean(text)
    unknown = [
        segment
        for segment in segments(typed)
        if not segment.unspaced
        and not any(_is_known(connection, tree, one, segment.text) for one in analyzers)
    ]
    result, place = "", 0
    for segment in unknown[:_MOST_UNKNOWN]:
        words = vocabulary(connection, tree)
        if found := correct(analyzers[0].forms(segment.text).exact, words):
            result += typed[place : segment.start] + _spelled(connection, tree, found)
            place = segment.end
    return result + typed[place:] if result else ""


def _is_known(connection: sqlite3.Connection, tree: Snapshot, analyzer: Analyzer, word: str) -> bool:
    """Whether the index has a word as it is spelled or by its stem."""
    forms = analyzer.forms(word)
    if not forms.exact or forms.exact in analyzer.stop:
        return True
    tokens = (forms.exact, forms.stem, forms.bare or BARE + forms.stem)
    row = connection.execute(
        f"SELECT 1 FROM word_{tree.number} WHERE term IN (?, ?, ?) LIMIT 1",  # noqa: S608 -- a number and names of ours
        tokens,
    ).fetchone()
    return row is not None


def _spelled(connection: sqlite3.Connection, tree: Snapshot, token: str) -> str:
    """Return a word as texts write it, with its accents."""
    row = connection.execute(
        "SELECT word FROM spelling WHERE tree = ? AND token = ?", (tree.number, token)
    ).fetchone()
    return str(row[0]) if row else token
