"""What a reader may have meant by a word that hardly any document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.spelling import distance, weight
from search.analysis.tokens import BARE
from search.backends.sqlite.vocabulary import lexicon

if TYPE_CHECKING:
    import sqlite3

    from search.analysis.analyzer import Analyzer
    from search.backends.sqlite.snapshot import Snapshot

#: A word that nobody wrote as it was typed, but in another form, is an error only if a word next to it is so much more
#: frequent: "rooms" is no "roots" though the index has only "room". A letter doubled, undoubled or swapped is an error in
#: any case, one left out where the other word is at least as frequent.
_MORE_FREQUENT = ((0.62, 0), (0.75, 1), (9.0, 4))
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
