"""The words of an index, as they are spelled, with how many documents have each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.spelling import Lexicon

if TYPE_CHECKING:
    import sqlite3

    from search.backends.sqlite.snapshot import Snapshot

#: Vocabulary words kept for guessing; the most frequent ones, should a site have more.
_MOST_WORDS = 80_000
_VOCABULARY = """
SELECT term, SUM(doc) FROM word_{number} WHERE col IN ('heading', 'names', 'exact', 'source_exact')
GROUP BY term ORDER BY 2 DESC LIMIT ?
"""


def lexicon(connection: sqlite3.Connection, tree: Snapshot) -> Lexicon:
    """Return the words of a tree, read once for a snapshot."""
    if "lexicon" not in tree.memo:
        rows = connection.execute(_VOCABULARY.format(number=tree.number), (_MOST_WORDS,))
        tree.memo["lexicon"] = Lexicon(dict(rows))
    known: Lexicon = tree.memo["lexicon"]
    return known
