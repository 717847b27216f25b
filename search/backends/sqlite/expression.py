"""A reader's words as an FTS5 expression, built from structures: nothing typed reaches the engine unquoted.

Tokens are letters and digits only (``search.analysis.folding``), so a quoted token cannot end its quotes, and the
expression is flat: FTS5 raises on unbalanced quotes, NUL and deep nesting (house.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.backends.clauses import Clauses, Fields
from search.terms import asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class _Columns(Clauses[str]):
    """Asks for tokens in columns.

    A title is asked apart from the text: BM25 then counts a word by how rare it is among titles, so that the page
    called "Housing" stands above those that mention housing often. Names are asked with titles and once more alone,
    so that they stand between titles and summaries.
    """

    own = Fields(("title", "{summary body}"), ("{heading names}", "names", "exact"))
    source = Fields(("source_title", "{source_summary source_body}"), ("source_exact",))
    any_exact = ("{heading names exact source_exact}",)

    def at(self, field: str, tokens: Sequence[str]) -> str:
        return f'{field} : "{" ".join(tokens)}"'

    def all_of(self, parts: Sequence[Sequence[str]]) -> str:
        return f"({' AND '.join(map(_any, parts))})"


@dataclass(frozen=True, slots=True)
class Expression:
    """A query in two strengths: ``every`` asks for all terms, ``some`` for any, taken where the first finds nothing.

    ``ranking`` is ``some`` with what only says how well a page fits: of a run also its single characters, which nearly
    every page has. ``words`` is that without synonyms; ``swaps`` are the terms that have synonyms: all their words,
    any of them, and the synonyms.
    Each is empty where nothing typed is of its kind.
    """

    every: str
    some: str
    ranking: str = ""
    words: str = ""
    excluded: str = ""
    swaps: tuple[tuple[str, str, str], ...] = ()


class ExpressionBuilder:
    """Builds expressions for one language tree, whose texts are also searched in its other languages."""

    def __init__(
        self,
        locale: str,
        other_languages: tuple[str, ...],
        analyzers: Mapping[str, str],
        synonyms: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self._columns = _Columns(locale, other_languages, analyzers)
        self._synonyms = synonyms

    def build(self, text: str) -> Expression:
        """Return the expression of what a reader typed."""
        query = asked(text, self._columns.analyzer, self._synonyms)
        every, loose, hints, swaps = [], [], [], []
        for term in query.terms:
            parts = self._columns.of(term)
            needed = [_any(found) for found in parts.needed]
            others = list(dict.fromkeys(parts.synonyms))
            loose += parts.loose
            hints += parts.singles
            if needed and others:
                swaps.append((" AND ".join(needed), _or(parts.loose), " OR ".join(others)))
                needed = [_any([" AND ".join(needed), *others])]
            every += needed
        synonyms = [others for *_, others in swaps]
        return Expression(
            every=" AND ".join(every),
            some=_or([*loose, *synonyms]),
            ranking=_or([*loose, *hints, *synonyms]),
            words=_or([*loose, *hints]),
            excluded=" OR ".join(one for clause in query.excluded for one in self._columns.unwanted(clause)),
            swaps=tuple(swaps),
        )


def _or(alternatives: Sequence[str]) -> str:
    return " OR ".join(dict.fromkeys(alternatives))


def _any(alternatives: Sequence[str]) -> str:
    return f"({_or(alternatives)})"
