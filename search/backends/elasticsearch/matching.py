"""A reader's words as a query, built from structures: nothing typed is ever read as an expression.

Each word may stand in the fields in which the embedded engine looks for it, as the same tokens, so both find the same
documents. The language's own analyser only adds to how well they fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, Match, MatchPhrase, Query, Term

from search.backends.clauses import Clauses, Fields
from search.backends.elasticsearch.documents import key_of
from search.backends.elasticsearch.parts import any_of
from search.backends.elasticsearch.schema import native_analyzer
from search.terms import asked
from search.weights import (
    FIELDS,
    NAME_BONUS,
    NAMES_AGAIN,
    NATIVE_WEIGHT,
    OTHER_NATIVE_WEIGHT,
    SYNONYM_WEIGHT,
    TITLE_BONUS,
)
from search.words import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.contract import SearchQuery
    from search.terms import Asked

_WEIGHTS = {name: weight * (NAMES_AGAIN if name == "names" else 1.0) for name, weight in FIELDS}


class _Fields(Clauses[Query]):
    """Asks for tokens in fields."""

    own = Fields(("title", "summary", "body"), ("heading", "names", "exact"))
    source = Fields(("source_title", "source_summary", "source_body"), ("source_exact",))
    any_exact = ("heading", "names", "exact", "source_exact")

    def at(self, field: str, tokens: Sequence[str]) -> Query:
        if len(tokens) > 1:
            return MatchPhrase(**{field: {"query": " ".join(tokens), "boost": _WEIGHTS[field]}})
        return Term(**{field: {"value": tokens[0], "boost": _WEIGHTS[field]}})

    def all_of(self, parts: Sequence[Sequence[Query]]) -> Query:
        return Bool(must=[any_of(part) for part in parts])


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, as queries. ``every`` needs all terms, ``some`` any; both are empty without a word."""

    every: tuple[Query, ...]
    some: tuple[Query, ...]
    excluded: tuple[Query, ...]
    better: tuple[Query, ...]  #: what says how well a document fits, and never whether
    hints: tuple[Query, ...]  #: the same where some terms are enough: single characters

    def query(
        self, base: Iterable[Query], *, softly: bool, ranked: bool, with_excluded: bool = False
    ) -> Bool:
        """Return what has all terms, or some, within what the question is about."""
        needed = list(self.every)
        if softly:
            needed = [any_of(self.some)]
        without = [] if with_excluded else list(self.excluded)
        if not ranked:
            return Bool(filter=[*base, *needed], must_not=without)
        better = [*self.better, *(self.hints if softly else ())]
        return Bool(filter=list(base), must=needed, must_not=without, should=better)


class WordsBuilder:
    """Builds queries for one language tree, whose texts are also searched in its other languages."""

    def __init__(self, query: SearchQuery, languages: Iterable[str], analyzers: Mapping[str, str]) -> None:
        others = [language for language in languages if language != query.locale]
        self._fields = _Fields(query.locale, others, analyzers)
        self._native = {native_analyzer(language, analyzers): OTHER_NATIVE_WEIGHT for language in others}
        self._native[native_analyzer(query.locale, analyzers)] = NATIVE_WEIGHT
        self._synonyms = query.synonyms

    def build(self, text: str) -> Words:
        """Return the queries of what a reader typed."""
        query = asked(text, self._fields.analyzer, self._synonyms)
        every: list[Query] = []
        some: list[Query] = []
        hints: list[Query] = []
        for term in query.terms:
            parts = self._fields.of(term)
            needed: list[Query] = [any_of(found) for found in parts.needed]
            some += parts.loose
            hints += parts.singles
            if needed and parts.synonyms:
                others = [any_of(parts.synonyms, SYNONYM_WEIGHT)]
                needed = [DisMax(queries=[Bool(must=needed), *others])]
                some += others
            every += needed
        excluded = [one for clause in query.excluded for one in self._fields.unwanted(clause)]
        return Words(
            tuple(every), tuple(some), tuple(excluded), tuple(self._better(query, text)), tuple(hints)
        )

    def _better(self, query: Asked, text: str) -> list[Query]:
        """Return what ranks: the languages' own analysers, and being called exactly what was typed."""
        telling = " ".join(clause.text for term in query.terms for clause in term.clauses)
        found: list[Query] = [
            Match(**{f"native.{name}": {"query": telling, "boost": weight}})
            for name, weight in self._native.items()
        ]
        if whole := key_of(wanted(text), self._fields.analyzer):
            found += [
                ConstantScore(filter=Term(title_key=whole), boost=TITLE_BONUS),
                ConstantScore(filter=Term(name_keys=whole), boost=NAME_BONUS),
            ]
        return found
