"""A reader's words as an FTS5 expression, built from structures: nothing typed reaches the engine unquoted.

Tokens are letters and digits only (``search.analysis.folding``), so a quoted token cannot end its quotes, and the
expression is flat: FTS5 raises on unbalanced quotes, NUL and deep nesting (house.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search.analysis.characters import FIRST_IDEOGRAPH
from search.analysis.folding import fold
from search.analysis.languages import analyzer_for
from search.analysis.tokens import pairs
from search.backends.alternatives import alternatives
from search.terms import asked
from search.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.words import Clause


class _Columns(NamedTuple):
    """Where texts of one analyser stand.

    A title is asked apart from the text: BM25 then counts a word by how rare it is among titles, so that the page
    called "Housing" stands above those that mention housing often. Names are asked with titles and once more alone,
    so that they stand between titles and summaries.
    """

    stems: tuple[str, ...]
    exact: tuple[str, ...]


_OWN = _Columns(("title", "{summary body}"), ("{heading names}", "names", "exact"))
_SOURCE = _Columns(("source_title", "{source_summary source_body}"), ("source_exact",))
_ANY_EXACT = "{heading names exact source_exact}"


@dataclass(frozen=True, slots=True)
class Expression:
    """A query in two strengths: ``every`` asks for all terms, ``some`` for any, taken where the first finds nothing.

    ``ranking`` is ``some`` with what only says how well a page fits: of a run also its single characters, which nearly
    every page has. ``words`` is that without synonyms; ``swaps`` are the terms that have synonyms, their own words and
    those.
    Each is empty where nothing typed is of its kind.
    """

    every: str
    some: str
    ranking: str = ""
    words: str = ""
    excluded: str = ""
    swaps: tuple[tuple[str, str], ...] = ()


class ExpressionBuilder:
    """Builds expressions for one language tree, whose texts are also searched in its other languages."""

    def __init__(
        self,
        locale: str,
        other_languages: tuple[str, ...],
        analyzers: Mapping[str, str],
        synonyms: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self._own = analyzer_for(locale, analyzers)
        others = [analyzer_for(language, analyzers) for language in other_languages]
        self._others = list({analyzer.name: analyzer for analyzer in others}.values())
        self._synonyms = synonyms

    def build(self, text: str) -> Expression:
        """Return the expression of what a reader typed."""
        query = asked(text, self._own, self._synonyms)
        every, loose, hints, swaps = [], [], [], []
        for term in query.terms:
            needed = [_any(found) for clause in term.clauses if (found := self._clause(clause))]
            loose += [alternative for clause in term.clauses for alternative in self._loose(clause)]
            hints += [single for clause in term.clauses for single in self._singles(clause)]
            others = list(dict.fromkeys(one for text in term.synonyms for one in self._synonym(text)))
            if needed and others:
                swaps.append((" AND ".join(needed), " OR ".join(others)))
                needed = [_any([" AND ".join(needed), *others])]
            every += needed
        synonyms = [others for _, others in swaps]
        return Expression(
            every=" AND ".join(every),
            some=_or([*loose, *synonyms]),
            ranking=_or([*loose, *hints, *synonyms]),
            words=_or([*loose, *hints]),
            excluded=" OR ".join(one for clause in query.excluded for one in self._unwanted(clause)),
            swaps=tuple(swaps),
        )

    def _unwanted(self, clause: Clause) -> list[str]:
        """Return where an excluded clause stands: a run only as a whole, since its pairs are other words too."""
        if clause.unspaced:
            return self._phrase(clause.text)
        return self._clause(clause)

    def _synonym(self, text: str) -> list[str]:
        """Return where a synonym stands: a word in any of its forms, several words side by side in any of theirs."""
        parts = words(text)
        if len(parts) == 1 and not parts[0].unspaced:
            return self._word(parts[0].text)
        found = dict.fromkeys(self._phrase(text))
        for analyzer, columns in ((self._own, _OWN), *((other, _SOURCE) for other in self._others)):
            if stems := analyzer.tokens(text).stems:
                found |= dict.fromkeys(_at(column, " ".join(stems)) for column in columns.stems)
        return list(found)

    def _clause(self, clause: Clause) -> list[str]:
        """Return the alternatives of one word, run or phrase; empty where it has no token."""
        if clause.is_phrase:
            return self._phrase(clause.text)
        return self._run(clause.text, " AND ") if clause.unspaced else self._word(clause.text)

    def _loose(self, clause: Clause) -> list[str]:
        """Return what speaks for a document: of a phrase also its words, of a run any of its pairs."""
        if clause.is_phrase:
            return [
                *self._phrase(clause.text),
                *(alternative for word in words(clause.text) for alternative in self._loose(word)),
            ]
        return self._run(clause.text, " OR ") if clause.unspaced else self._word(clause.text)

    def _singles(self, clause: Clause) -> list[str]:
        """Return the single characters of the runs in a clause."""
        runs = [one.text for one in words(clause.text) if one.unspaced]
        return [_at(_ANY_EXACT, single) for run in runs for single in fold(run) if single >= FIRST_IDEOGRAPH]

    def _word(self, word: str) -> list[str]:
        found = alternatives(self._own, word, *_OWN)
        for analyzer in self._others:
            found += alternatives(analyzer, word, *_SOURCE)
        return [_at(columns, token) for columns, token in dict.fromkeys(found)]

    def _run(self, run: str, operator: str) -> list[str]:
        """Pairs of characters; a single one is looked for among the single ones."""
        characters = fold(run)
        if len(characters) == 1:
            return [_at(_ANY_EXACT, characters)]
        found = []
        for columns in (_OWN, _SOURCE) if self._others else (_OWN,):
            parts = [_any([_at(column, pair) for column in columns.stems]) for pair in pairs(characters)]
            found.append(f"({operator.join(parts)})")
        return found if characters else []

    def _phrase(self, text: str) -> list[str]:
        """The words as they are spelled, side by side; each language may fold them in its own way."""
        found: dict[str, None] = {}
        for analyzer in (self._own, *self._others):
            if tokens := analyzer.tokens(text).exact:
                found[_at(_ANY_EXACT, " ".join(tokens))] = None
        return list(found)


def _or(alternatives: list[str]) -> str:
    return " OR ".join(dict.fromkeys(alternatives))


def _any(alternatives: list[str]) -> str:
    return f"({' OR '.join(alternatives)})"


def _at(columns: str, tokens: str) -> str:
    """Return the search for a token, or tokens side by side, in some columns."""
    return f'{columns} : "{tokens}"'
