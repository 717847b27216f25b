"""One search: words, filters, counts, order, a page of hits, and a correction where words are unknown.

Most answers take one request: the search itself, its counts, the next date that changes a state, whether each word is
written somewhere, and the languages of the tree's texts, whose change is rare and seen at once. A softened answer or a
word that is not written anywhere takes another, a correction a third.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from elasticsearch.dsl import Search as Body
from elasticsearch.dsl.query import Bool, Query, Range, Term

from search.backends.elasticsearch.documents import moment
from search.backends.elasticsearch.filters import Filters
from search.backends.elasticsearch.hits import Hits
from search.backends.elasticsearch.matching import Words, WordsBuilder
from search.backends.elasticsearch.ordering import is_ranked, sort_of
from search.backends.elasticsearch.parts import is_there
from search.backends.elasticsearch.schema import WINDOW
from search.backends.elasticsearch.spelling import Correction
from search.contract import SearchHit, SearchResults

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from search.backends.elasticsearch.server import Budget
    from search.contract import SearchQuery

NAME = "elasticsearch"

_MOST_LANGUAGES = 100
_Answer = dict[str, Any]


class Search:
    """Answers one query on one tree."""

    def __init__(
        self,
        budget: Budget,
        index: str,
        query: SearchQuery,
        analyzers: Mapping[str, str],
        known_languages: dict[str, list[str]],
    ) -> None:
        now = query.now.replace(microsecond=query.now.microsecond // 1000 * 1000)  # as dates are kept
        self._budget = budget
        self._index = index
        self._query = replace(query, now=now)
        self._analyzers = analyzers
        self._known = known_languages
        self._filters = Filters(self._query)
        self._offset = max(0, query.offset)
        self._limit = max(0, min(query.limit, WINDOW - self._offset))
        self._hits = Hits(self._query, analyzers)
        self._correction = self._correcting()

    def results(self) -> SearchResults:
        """Return the page of results that the query asks for."""
        answer, until, words = self._first()
        softly = False
        if self._has_nothing(answer) and words is not None and words.some:
            answer, softly, suggested = self._second(answer, words)
        else:
            suggested = self._ask(self._correction.questions())
        counts = answer["aggregations"]
        total = counts["shown"]["doc_count"]
        hits = self._hits.read(answer, self._offset, self._limit)
        if len(hits) < self._limit and counts["shown"]["over"]["doc_count"]:
            hits += self._what_is_over(words, counts["shown"], len(hits), softly=softly)
        return SearchResults(
            hits=tuple(hits),
            total=total,
            facets=self._filters.counted(counts),
            hidden_closed=counts["over"]["doc_count"] if self._filters.hides_over else 0,
            other_languages=counts["shown"]["other"]["doc_count"],
            softened=softly and bool(total),
            suggestion=self._corrected() if self._correction.read(suggested) else "",
            engine=NAME,
            until=until,
        )

    def _first(self) -> tuple[_Answer, datetime, Words | None]:
        """Ask for all words. Texts in a language not known of yet are seen in the answer, and asked for again."""
        words = self._words()
        bodies = [self._boundary(), _languages(), *self._bodies(words), *self._correction.known()]
        boundary, languages, hits, counts, *known = self._ask(bodies)
        found = sorted(bucket["key"] for bucket in languages["aggregations"]["languages"]["buckets"])
        if found != self._known.get(self._index, []):
            self._known[self._index] = found
            self._correction = self._correcting()
            words = self._words()
            hits, counts, *known = self._ask([*self._bodies(words), *self._correction.known()])
        self._correction.take(known)
        return _joined(hits, counts), self._until(boundary), words

    def _second(self, answer: _Answer, words: Words) -> tuple[_Answer, bool, list[_Answer]]:
        """Ask for some of the words, unless it is for what is excluded that nothing is left; and for corrections."""
        within = words.query(self._filters.base(), softly=False, ranked=False, with_excluded=True)
        bodies = [is_there(within), *self._bodies(words, softly=True), *self._correction.questions()]
        excluded, hits, counts, *suggested = self._ask(bodies)
        if excluded["hits"]["total"]["value"]:
            return answer, False, suggested
        return _joined(hits, counts), True, suggested

    def _ask(self, bodies: list[_Answer]) -> list[_Answer]:
        return self._budget.search(self._index, bodies) if bodies else []

    def _correcting(self) -> Correction:
        text = self._query.text if self._query.correct else ""
        return Correction(text, self._query.locale, self._known.get(self._index, []), self._analyzers)

    def _corrected(self) -> str:
        """Return the corrected words, only where a search for them under the same filters finds something."""
        correction = self._correction
        under = [*self._filters.base(), *self._filters.chosen(), *self._filters.shown()]
        builder = self._builder()
        questions = [
            is_there(builder.build(text).query(under, softly=True, ranked=False))
            for text in correction.texts()
        ]
        answers = self._ask([*questions, *correction.spellings()])
        texts = correction.texts(correction.spelt(answers[len(questions) :]))
        found = (answer["hits"]["total"]["value"] for answer in answers)
        return next((text for text, count in zip(texts, found, strict=False) if count), "")

    def _words(self) -> Words | None:
        """Return the words as queries; nothing where none were typed."""
        if not self._query.text.strip():
            return None
        return self._builder().build(self._query.text)

    def _builder(self) -> WordsBuilder:
        return WordsBuilder(self._query, self._known.get(self._index, []), self._analyzers)

    def _bodies(self, words: Words | None, *, softly: bool = False) -> list[_Answer]:
        """Return the search for what is not over, and the one for all counts.

        Two, since counting needs no scores and a page of hits few of them: together each document that matches is scored
        while it is counted, which takes twice as long (100,000 documents, 24 facets).
        """
        return [self._wanted_hits(words, softly=softly), self._counts(words, softly=softly)]

    def _wanted_hits(self, words: Words | None, *, softly: bool) -> _Answer:
        body = self._search(words, Bool(must_not=[self._filters.states.over()]), softly=softly)
        order = sort_of(self._query, self._filters.states, over=False)
        return {**body.sort(*order).to_dict(), **self._hits.wanted(self._offset, self._limit)}

    def _counts(self, words: Words | None, *, softly: bool) -> _Answer:
        matching = self._matching(words, self._filters.base(), softly=softly, ranked=False)
        body = Body().query(matching)
        return {**body.extra(size=0, track_total_hits=False).to_dict(), "aggs": self._filters.counts()}

    def _what_is_over(
        self, words: Words | None, shown: _Answer, before: int, *, softly: bool
    ) -> list[SearchHit]:
        """Return the rest of the page: what is closed or past stands behind all that is not."""
        not_over = shown["doc_count"] - shown["over"]["doc_count"]
        body = self._search(words, self._filters.states.over(), softly=softly)
        order = sort_of(self._query, self._filters.states, over=True)
        offset, limit = max(0, self._offset - not_over), self._limit - before
        wanted = self._hits.wanted(offset, limit)
        (answer,) = self._budget.search(self._index, [{**body.sort(*order).to_dict(), **wanted}])
        return self._hits.read(answer, offset, limit)

    def _search(self, words: Words | None, states: Query, *, softly: bool) -> Body:
        """Return the search for what the reader chose, as far as it is in some states."""
        ranked = is_ranked(self._query)
        under = [*self._filters.base(), *self._filters.chosen(), *self._filters.shown(), states]
        return (
            Body()
            .query(self._matching(words, under, softly=softly, ranked=ranked))
            .source(["content"])
            .extra(track_total_hits=False, track_scores=ranked)
        )

    def _matching(self, words: Words | None, under: list[Query], *, softly: bool, ranked: bool) -> Bool:
        if words is None or not (words.some or words.excluded):
            # What was typed without being a word finds nothing; nothing typed finds everything.
            return Bool(filter=under, must_not=[] if words is None else [Bool()])
        return words.query(under, softly=softly, ranked=ranked)

    def _has_nothing(self, answer: _Answer) -> bool:
        return not answer["aggregations"]["any"]["doc_count"]

    def _boundary(self) -> _Answer:
        """Return the search for the next instant today at which some state changes."""
        now, midnight = self._filters.states.now, self._filters.states.midnight
        within = Range(moments={"gt": now, "lt": midnight})
        body = Body().query(Bool(filter=[Term(alive=True), within])).extra(size=0, track_total_hits=False)
        histogram = {
            "field": "moments", "fixed_interval": "1ms", "min_doc_count": 1, "order": {"_key": "asc"},
            "hard_bounds": {"min": now + 1, "max": midnight},
        }  # fmt: skip
        return {**body.to_dict(), "aggs": {"moments": {"date_histogram": histogram}}}

    def _until(self, answer: _Answer) -> datetime:
        """Return when a state may change next: at the next campus midnight ("closing soon"), or at a date before."""
        buckets = answer["aggregations"]["moments"]["buckets"]
        found = buckets[0]["key"] if buckets else self._filters.states.midnight
        return moment(found)


def _joined(hits: _Answer, counts: _Answer) -> _Answer:
    """Return the answers to both searches of one question as one."""
    return {**hits, "aggregations": counts["aggregations"]}


def _languages() -> _Answer:
    """Return the search for the languages of a tree's texts; its answer is kept by the server until the index changes."""
    body = Body().query(Bool(filter=[Term(alive=True)])).extra(size=0, track_total_hits=False)
    return {
        **body.to_dict(),
        "aggs": {"languages": {"terms": {"field": "languages", "size": _MOST_LANGUAGES}}},
    }
