"""Corrections: words of the index at most two typing errors away from one that nobody wrote as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch.dsl.query import Bool, Query, Term

from search.analysis.languages import analyzer_for
from search.analysis.segments import Segment, segments
from search.analysis.spelling import SHORTEST, distance, errors_allowed, ranked
from search.analysis.tokens import BARE
from search.backends.correcting import MOST_TRIED, MOST_UNKNOWN, corrected, excluded_words, likely
from search.backends.elasticsearch.documents import safe
from search.backends.elasticsearch.parts import any_of, is_there, terms
from search.backends.stored import document_of
from search.words import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.analysis.analyzer import Analyzer
    from search.contract import SearchDocument

#: Words longer than this are looked for as they are: looking for their neighbours takes the longer the longer they are.
_LONGEST = 30
#: Words of a query that are asked about.
_MOST_WORDS = 12
#: Where the words stand from which a correction is taken.
_VOCABULARY = ("heading", "names", "exact", "source_exact")
_CANDIDATES = 10


class Correction:
    """Looks for the words of one query in a tree's vocabulary, and for better ones where they are not there."""

    def __init__(self, text: str, locale: str, languages: list[str], analyzers: Mapping[str, str]) -> None:
        self.typed = clean(text)
        self._own = analyzer_for(locale, analyzers)
        self._analyzers = [self._own, *(analyzer_for(language, analyzers) for language in languages)]
        excluded = excluded_words(text)
        asked = (one for one in segments(self.typed) if not one.unspaced and one.text not in excluded)
        self._words = [one for one in asked if self._is_guessed(one)][:_MOST_WORDS]
        self._unknown: dict[str, Segment] = {}
        self._tried: list[list[tuple[Segment, str]]] = []

    def known(self) -> list[dict[str, Any]]:
        """Return the searches that say of each word whether it is written somewhere as it was typed."""
        return [is_there(Bool(filter=[Term(alive=True), self._as_typed(one.text)])) for one in self._words]

    def take(self, answers: list[dict[str, Any]]) -> None:
        """Take the answers: what is not written anywhere may be misspelt."""
        self._unknown = {
            f"word_{place}": one
            for place, (one, answer) in enumerate(zip(self._words, answers, strict=True))
            if not answer["hits"]["total"]["value"]
        }

    def questions(self) -> list[dict[str, Any]]:
        """Return the search for other forms of the words and for their neighbours, where any may be misspelt."""
        if not self._unknown:
            return []
        asked = {
            "size": 0,
            "query": Term(alive=True).to_dict(),
            "aggs": {
                name: {"filter": self._standing(one.text).to_dict()} for name, one in self._unknown.items()
            },
            "suggest": {
                f"{name} {field}": self._neighbours(self._token(one), field)
                for name, one in self._unknown.items()
                for field in _VOCABULARY
            },
        }
        return [asked]

    def read(self, answers: list[dict[str, Any]]) -> bool:
        """Take the answers; returns whether something can be corrected."""
        meant = (
            (one, self._meant(one.text, answer, name))
            for answer in answers
            for name, one in self._unknown.items()
        )
        found = [(one, words) for one, words in meant if words][:MOST_UNKNOWN]
        if len(found) == 1:
            ((only, words),) = found
            self._tried = [[(only, word)] for word in words[:MOST_TRIED]]
        elif found:
            self._tried = [[(one, words[0]) for one, words in found]]
        return bool(self._tried)

    def texts(self, spelt: Mapping[str, str] | None = None) -> list[str]:
        """Return what was typed with its corrections, the likeliest first, folded or as texts spell them."""
        known = spelt or {}
        return [
            corrected(self.typed, [(segment, known.get(token, token)) for segment, token in words])
            for words in self._tried
        ]

    def spellings(self) -> list[dict[str, Any]]:
        """Return the searches for a document with each corrected word, which says how it is written."""
        return [
            {
                "size": 1,
                "_source": ["content"],
                "query": Bool(
                    filter=[Term(alive=True), any_of([Term(**{field: token}) for field in _VOCABULARY])]
                ).to_dict(),
            }
            for token in self._tokens()
        ]

    def spelt(self, answers: list[dict[str, Any]]) -> dict[str, str]:
        """Return the corrected words as documents write them, by their folded form."""
        return {
            token: self._spelling(document_of(hit["_source"]["content"]), token)
            for token, answer in zip(self._tokens(), answers, strict=True)
            for hit in answer["hits"]["hits"]
        }

    def _tokens(self) -> list[str]:
        return [token for words in self._tried for _, token in words]

    def _meant(self, word: str, answer: dict[str, Any], name: str) -> list[str]:
        """Return the words that may have been meant, the likeliest first: those with the fewest errors alone."""
        typed, known = self._own.forms(word).exact, answer["aggregations"][name]["doc_count"]
        counts: dict[str, int] = {}
        for field in _VOCABULARY:
            for entry in answer["suggest"][f"{name} {field}"]:
                for option in entry["options"]:
                    counts[option["text"]] = counts.get(option["text"], 0) + option["freq"]
        words = [word for word in counts if word.isalpha() and len(word) >= SHORTEST]
        for allowed in range(1, errors_allowed(typed) + 1):
            near = {word: counts[word] for word in words if distance(typed, word, allowed) <= allowed}
            if near:
                return likely(self._own, word, ranked(typed, near), near, known)
        return []

    def _spelling(self, document: SearchDocument, token: str) -> str:
        texts = (document.title, *document.names, document.summary, document.body)
        for text in (*texts, document.source_title, document.source_summary, document.source_body):
            for one in segments(text):
                if not one.unspaced and self._own.forms(one.text).exact == token:
                    return one.text.lower()
        return token

    def _is_guessed(self, segment: Segment) -> bool:
        """Whether a word may have typing errors: long enough to be told from others, and no number."""
        token = self._token(segment)
        return (
            len(token) <= _LONGEST
            and errors_allowed(token) > 0
            and not any(one.is_stop(segment.text) for one in self._analyzers)
        )

    def _token(self, segment: Segment) -> str:
        return self._own.forms(segment.text).exact

    def _as_typed(self, word: str) -> Query:
        """Return what has a word as it is spelled."""
        tokens = sorted({one.forms(word).exact for one in self._analyzers})
        return any_of([terms(field, tokens) for field in _VOCABULARY])

    def _standing(self, word: str) -> Query:
        """Return what has a word as it is spelled or by its stem, in any language of the tree."""
        tokens = {token for one in self._analyzers for token in known_by(one, word)}
        fields = ("title", "summary", "body", "source_title", "source_summary", "source_body", *_VOCABULARY)
        return any_of([terms(field, sorted(tokens)) for field in fields])

    def _neighbours(self, token: str, field: str) -> dict[str, Any]:
        return {
            "text": safe(token),
            "term": {
                "field": field,
                "size": _CANDIDATES,
                "suggest_mode": "always",
                "max_edits": errors_allowed(token),
                "prefix_length": 0,
                "min_word_length": 1,
            },
        }


def known_by(analyzer: Analyzer, word: str) -> set[str]:
    """Return the tokens by which the index has a word: its spelling, its stem, its stem without accents."""
    forms = analyzer.forms(word)
    return {forms.exact, forms.stem, forms.bare or BARE + forms.stem} - {""}
