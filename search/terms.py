"""What a query needs, term by term: words that say something, each with the synonyms that do as well.

Common to every engine, so that they agree on which words are needed and where a synonym stands in for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from search.synonym_groups import SynonymGroups
from search.words import Clause, clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyzer import Analyzer


@dataclass(frozen=True, slots=True)
class Term:
    """Clauses that belong together, all needed, or instead any of the synonyms: words, or several side by side."""

    clauses: tuple[Clause, ...]
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: every term is needed, no excluded clause may stand in a document."""

    terms: tuple[Term, ...]
    excluded: tuple[Clause, ...]


def asked(text: str, analyzer: Analyzer, synonyms: Sequence[Sequence[str]] = ()) -> Asked:
    """Return what a reader typed as terms, without words that say nothing where there are others."""
    typed = clauses(text)
    wanted = [clause for clause in typed if not clause.is_excluded]
    telling = [clause for clause in wanted if clause.is_phrase or not analyzer.is_stop(clause.text)]
    groups = _groups(analyzer, tuple(map(tuple, synonyms)))
    pieces = [piece for clause in telling or wanted for piece in groups.cut(clause)]
    terms = tuple(Term(*found) for found in groups.found_in(pieces))
    return Asked(terms, tuple(clause for clause in typed if clause.is_excluded))


#: A language's synonyms are analysed for its tree and for each language of texts in it; editors change them rarely.
@lru_cache(maxsize=64)
def _groups(analyzer: Analyzer, synonyms: tuple[tuple[str, ...], ...]) -> SynonymGroups:
    """The groups of synonyms as an analyser sees them, kept: one answer asks for them several times."""
    return SynonymGroups(analyzer, synonyms)
