"""Corrections: words of the index in place of those that a search with them would not find, or hardly."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from search.analysis.segments import segments
from search.analysis.spelling import Lexicon, distance, weight
from search.analysis.tokens import BARE
from search.words import clauses, clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from search.analysis.analyzer import Analyzer
    from search.analysis.segments import Segment
    from search.backends.sqlite.snapshot import Snapshot

#: Unknown words of one query that are looked at: who types more of them pastes a text.
_MOST_UNKNOWN = 3
#: Corrections of a query that are tried: the likeliest may stand only where the reader's filters don't reach.
_MOST_TRIED = 3
#: Vocabulary words kept for guessing; the most frequent ones, should a site have more.
_MOST_WORDS = 80_000
#: A word that nobody wrote as it was typed, but in another form, is an error only if a word next to it is so much more
#: frequent: "rooms" is no "roots" though the index has only "room". A letter doubled, undoubled or swapped is an error in
#: any case, one left out where the other word is at least as frequent.
_MORE_FREQUENT = ((0.62, 0), (0.75, 1), (9.0, 4))
_VOCABULARY = """
SELECT term, SUM(doc) FROM word_{number} WHERE col IN ('heading', 'names', 'exact', 'source_exact')
GROUP BY term ORDER BY 2 DESC LIMIT ?
"""
#: How many documents have a word in any form, and as it was typed: stems count where stems stand, spellings where those do.
_KNOWN = """
SELECT MAX(doc), MAX(CASE WHEN is_spelling AND term = ?1 THEN doc ELSE 0 END)
FROM (SELECT term, doc, col IN ('heading', 'names', 'exact', 'source_exact') AS is_spelling
      FROM word_{number} WHERE term IN (?1, ?2, ?3))
WHERE CASE WHEN is_spelling THEN term != ?2 OR ?1 = ?2 ELSE term = ?2 END
"""


def corrections(
    connection: sqlite3.Connection, tree: Snapshot, text: str, analyzers: list[Analyzer]
) -> Iterator[str]:
    """Yield what was typed with its misspelt words corrected, the likeliest first; nothing where none is misspelt."""
    typed = clean(text)
    excluded = {part.text for one in clauses(typed) if one.is_excluded for part in segments(one.text)}
    misspelt: list[tuple[Segment, list[str]]] = []
    for segment in segments(typed):
        if segment.unspaced or segment.text in excluded or len(misspelt) == _MOST_UNKNOWN:
            continue
        if found := _meant(connection, tree, segment.text, analyzers):
            misspelt.append((segment, found))
    if not misspelt:
        return
    # Of several misspelt words each is taken at its likeliest; a single one may be any of the likely ones.
    others = misspelt[0][1][1:] if len(misspelt) == 1 else []
    first = [found[0] for _, found in misspelt]
    for words in islice((first, *([word] for word in others)), _MOST_TRIED):
        result, place = "", 0
        for (segment, _), word in zip(misspelt, words, strict=True):
            result += typed[place : segment.start] + _spelled(connection, tree, word)
            place = segment.end
        yield result + typed[place:]


def lexicon(connection: sqlite3.Connection, tree: Snapshot) -> Lexicon:
    """Return the words of a tree, read once for a snapshot."""
    if "lexicon" not in tree.memo:
        rows = connection.execute(_VOCABULARY.format(number=tree.number), (_MOST_WORDS,))
        tree.memo["lexicon"] = Lexicon(dict(rows))
    known: Lexicon = tree.memo["lexicon"]
    return known


def _meant(connection: sqlite3.Connection, tree: Snapshot, word: str, analyzers: list[Analyzer]) -> list[str]:
    """Return the words that may have been meant; none for a word that is written somewhere as it was typed."""
    known = 0
    for analyzer in analyzers:
        forms = analyzer.forms(word)
        if not forms.exact or forms.exact in analyzer.stop:
            return []
        tokens = (forms.exact, forms.stem, forms.bare or BARE + forms.stem)
        any_form, as_typed = connection.execute(_KNOWN.format(number=tree.number), tokens).fetchone()
        if as_typed:
            return []
        known = max(known, any_form or 0)
    own = analyzers[0]
    typed = own.forms(word)
    words = lexicon(connection, tree)
    found = words.corrections(typed.exact)
    if not known:
        return found
    return [
        one
        for one in found
        if words.counts[one] >= _times(weight(typed.exact, one)) * known
        and own.forms(one).stem != typed.stem
        and distance(typed.exact, one, 1) == 1
    ]


def _times(error: float) -> int:
    """Return how often as frequent a word must be that an error of this weight leads to."""
    return next(times for most, times in _MORE_FREQUENT if error <= most)


def _spelled(connection: sqlite3.Connection, tree: Snapshot, token: str) -> str:
    """Return a word as texts write it, with its accents."""
    row = connection.execute(
        "SELECT word FROM spelling WHERE tree = ? AND token = ?", (tree.number, token)
    ).fetchone()
    return str(row[0]) if row else token
