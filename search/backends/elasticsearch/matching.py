"""A reader's words as a query, built from structures: nothing typed is ever read as an expression.

Each word may stand in the fields in which the embedded engine looks for it, as the same tokens, so both find the same
documents. The language's own analyser only adds to how well they fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, Match, MatchPhrase, Query, Term

from search.analysis.characters import FIRST_IDEOGRAPH
from search.analysis.folding import fold
from search.analysis.languages import analyzer_for
from search.analysis.tokens import pairs
from search.backends.alternatives import alternatives
from search.backends.elasticsearch.documents import key_of
from search.backends.elasticsearch.parts import any_of
from search.backends.elasticsearch.schema import (
    NAME_BONUS,
    NATIVE_WEIGHT,
    OTHER_NATIVE_WEIGHT,
    SYNONYM_WEIGHT,
    TITLE_BONUS,
    WEIGHTS,
    native_analyzer,
)
from search.terms import asked
from search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.contract import SearchQuery
    from search.terms import Asked
    from search.words import Clause

#: Where stems stand, and where spellings do; bare stems stand in the last of the latter.
_OWN = (("title", "summary", "body"), ("heading", "names", "exact"))
_SOURCE = (("source_title", "source_summary", "source_body"), ("source_exact",))
_ANY_EXACT = ("heading", "names", "exact", "source_exact")
#: Characters of a run that are looked for: a sentence has fewer, and each costs a look-up in every field.
_LONGEST_RUN = 120


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, as queries. ``every`` needs all terms, ``some`` any; both are empty without a word."""

    every: tuple[Query, ...]
    some: tuple[Query, ...]
    excluded: tuple[Query, ...]
    better: tuple[Query, ...]  #: what says how well a document fits, and never whether
    hints: tuple[
        Query, ...
    ] = ()  #: the same where some terms are enough: single characters, which nearly all have

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
        self._own = analyzer_for(query.locale, analyzers)
        others = [language for language in languages if language != query.locale]
        found = [analyzer_for(language, analyzers) for language in others]
        self._others = list({analyzer.name: analyzer for analyzer in found}.values())
        self._native = {native_analyzer(language, analyzers): OTHER_NATIVE_WEIGHT for language in others}
        self._native[native_analyzer(query.locale, analyzers)] = NATIVE_WEIGHT
        self._synonyms = query.synonyms

    def build(self, text: str) -> Words:
        """Return the queries of what a reader typed."""
        query = asked(text, self._own, self._synonyms)
        every: list[Query] = []
        some: list[Query] = []
        hints: list[Query] = []
        for term in query.terms:
            needed = [any_of(found) for clause in term.clauses if (found := self._clause(clause))]
            some += [one for clause in term.clauses for one in self._loose(clause)]
            hints += [one for clause in term.clauses for one in self._singles(clause)]
            others = [one for synonym in term.synonyms for one in self._synonym(synonym)]
            if needed and others:
                others = [any_of(others, SYNONYM_WEIGHT)]
                needed = [DisMax(queries=[Bool(must=needed), *others])]
                some += others
            every += needed
        excluded = [one for clause in query.excluded for one in self._unwanted(clause)]
        return Words(tuple(every), tuple(some), tuple(excluded), tuple(self._better(query)), tuple(hints))

    def _better(self, query: Asked) -> list[Query]:
        """Return what ranks: the languages' own analysers, and being called exactly what was typed."""
        wanted = " ".join(clause.text for term in query.terms for clause in term.clauses)
        found: list[Query] = [
            Match(**{f"native.{name}": {"query": wanted, "boost": weight}})
            for name, weight in self._native.items()
        ]
        if whole := key_of(wanted, self._own):
            found += [
                ConstantScore(filter=Term(title_key=whole), boost=TITLE_BONUS),
                ConstantScore(filter=Term(name_keys=whole), boost=NAME_BONUS),
            ]
        return found

    def _unwanted(self, clause: Clause) -> list[Query]:
        """Return where an excluded clause stands: a run only as a whole, since its pairs are other words too."""
        return self._phrase(clause.text) if clause.unspaced else self._clause(clause)

    def _synonym(self, text: str) -> list[Query]:
        """Return where a synonym stands: a word in any of its forms, several words side by side in any of theirs."""
        parts = words(text)
        if len(parts) == 1 and not parts[0].unspaced:
            return self._word(parts[0].text)
        found = self._phrase(text)
        for analyzer, fields in ((self._own, _OWN), *((other, _SOURCE) for other in self._others)):
            if stems := analyzer.tokens(text).stems:
                found += _side_by_side(fields[0], stems)
        return found

    def _clause(self, clause: Clause) -> list[Query]:
        """Return the alternatives of one word, run or phrase; empty where it has no token."""
        if clause.is_phrase:
            return self._phrase(clause.text)
        return self._run(clause.text, softly=False) if clause.unspaced else self._word(clause.text)

    def _loose(self, clause: Clause) -> list[Query]:
        """Return what speaks for a document: of a phrase also its words, of a run any of its pairs."""
        if clause.is_phrase:
            return [
                *self._phrase(clause.text),
                *(one for word in words(clause.text) for one in self._loose(word)),
            ]
        return self._run(clause.text, softly=True) if clause.unspaced else self._word(clause.text)

    def _singles(self, clause: Clause) -> list[Query]:
        """Return the single characters of the runs in a clause."""
        runs = "".join(fold(one.text)[:_LONGEST_RUN] for one in words(clause.text) if one.unspaced)
        singles = dict.fromkeys(one for one in runs if one >= FIRST_IDEOGRAPH)
        return [one for single in singles for one in _terms(_ANY_EXACT, [single])]

    def _word(self, word: str) -> list[Query]:
        found = alternatives(self._own, word, *_OWN)
        for analyzer in self._others:
            found += alternatives(analyzer, word, *_SOURCE)
        return [_term(field, token) for field, token in dict.fromkeys(found)]

    def _run(self, run: str, *, softly: bool) -> list[Query]:
        """Pairs of characters, all or any; a single one is looked for among the single ones."""
        characters = fold(run)[:_LONGEST_RUN]
        if len(characters) <= 1:
            return _terms(_ANY_EXACT, [characters])
        found: list[Query] = []
        for stems, _ in (_OWN, _SOURCE) if self._others else (_OWN,):
            parts = [_terms(stems, [pair]) for pair in dict.fromkeys(pairs(characters))]
            if softly:
                found += [one for part in parts for one in part]
            else:
                found.append(Bool(must=[any_of(part) for part in parts]))
        return found

    def _phrase(self, text: str) -> list[Query]:
        """The words as they are spelled, side by side; each language may fold them in its own way."""
        found: dict[tuple[str, ...], None] = {}
        for analyzer in (self._own, *self._others):
            if tokens := analyzer.tokens(text).exact:
                found[tuple(tokens)] = None
        return [one for tokens in found for one in _side_by_side(_ANY_EXACT, tokens)]


def _term(field: str, token: str) -> Query:
    return Term(**{field: {"value": token, "boost": WEIGHTS[field]}})


def _terms(fields: Iterable[str], tokens: Iterable[str]) -> list[Query]:
    return [_term(field, token) for field in fields for token in tokens]


def _side_by_side(fields: Iterable[str], tokens: Iterable[str]) -> list[Query]:
    typed = " ".join(tokens)
    return [MatchPhrase(**{field: {"query": typed, "boost": WEIGHTS[field]}}) for field in fields]
