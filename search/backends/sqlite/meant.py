"""What a reader may have meant by a word that hardly any document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.tokens import BARE
from search.backends.correcting import likely
from search.backends.sqlite.vocabulary import lexicon

if TYPE_CHECKING:
    import sqlite3

    from search.analysis.analyzer import Analyzer
    from search.backends.sqlite.snapshot import Snapshot

#: How many documents have a word in any form, and as it was typed: stems count where stems stand, spellings where those do.
_KNOWN = """
SELECT MAX(doc), MAX(CASE WHEN is_spelling AND term = ?1 THEN doc ELSE 0 END)
FROM (SELECT term, doc, col IN ('heading', 'names', 'exact', 'source_exact') AS is_spelling
      FROM word_{number} WHERE term IN (?1, ?2, ?3))
WHERE CASE WHEN is_spelling THEN term != ?2 OR ?1 = ?2 ELSE term = ?2 END
"""


def meant(connection: sqlite3.Connection, tree: Snapshot, word: str, analyzers: list[Analyzer]) -> list[str]:
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
    words = lexicon(connection, tree)
    found = words.corrections(analyzers[0].forms(word).exact)
    return likely(analyzers[0], word, found, words.counts, known)
