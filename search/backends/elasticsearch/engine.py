"""Elasticsearch behind the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.backends.elasticsearch.completing import completions, is_titled
from search.backends.elasticsearch.rebuilding import Rebuild
from search.backends.elasticsearch.searching import NAME, Search
from search.backends.elasticsearch.server import (
    Budget,
    MissingTreeError,
    client,
    one_kind_of_trouble,
    while_reading,
)
from search.backends.elasticsearch.trees import Trees
from search.backends.elasticsearch.writing import Writer
from search.backends.stored import document_of
from search.backends.undisturbed import undisturbed
from search.contract import SearchResults, SearchUnavailableError, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.contract import SearchDocument, SearchQuery

#: Seconds for a request that nobody waits for: a bulk of a rebuild, the versions of a whole tree.
_PATIENCE = 60.0
#: Seconds for the first question of such work, a list of names: a server that hangs must not hold the worker, on which
#: other changes wait, for the time of a bulk.
_KNOCK = 2.0
#: Seconds that a written document adds to the time for writing.
_PER_DOCUMENT = 0.05
_PAGE = 10_000


class ElasticsearchBackend:
    """Indexes on a server or cluster. Any number of processes and threads may read and write them."""

    name = NAME

    def __init__(self, url: str, prefix: str, analyzers: Mapping[str, str], *, timeout: float = 2.0) -> None:
        """Take the address, what the names of indexes begin with, and seconds for one call of a reader or editor."""
        self._url = url
        self._analyzers = {language.lower(): name for language, name in analyzers.items()}
        self._timeout = timeout
        self._trees = Trees(prefix)
        self._languages: dict[str, list[str]] = {}
        self._seen: set[str] = set()  #: trees that were there

    def put(self, documents: Iterable[SearchDocument]) -> None:
        """Store documents whose version is newer than what is there."""
        batch = list(documents)
        with one_kind_of_trouble():
            self._writer(len(batch)).put(batch)

    def delete(self, versions: Mapping[str, int]) -> None:
        """Remove documents by id, with the version that removed them."""
        with one_kind_of_trouble():
            self._writer(len(versions)).delete(versions)

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer a query."""
        nothing = SearchResults((), 0, engine=NAME)
        if not self._trees.is_locale(query.locale):
            return nothing
        index = self._trees.alias(query.locale)
        budget = Budget(self._url, self._timeout)
        with while_reading():
            try:
                results = Search(budget, index, query, self._analyzers, self._languages).results()
            except MissingTreeError:
                self._miss(budget, query.locale)
                return nothing
        self._seen.add(index)
        return results

    def suggest(
        self, text: str, locale: str, limit: int = 8, excluded_ids: tuple[str, ...] = ()
    ) -> tuple[Suggestion, ...]:
        """Complete words to titles, the reader's language first."""
        if not self._trees.is_locale(locale):
            return ()
        body = completions(text, locale, limit, excluded_ids, self._analyzers)
        if body is None:
            return ()
        budget = Budget(self._url, self._timeout)
        with while_reading():
            try:
                (answer,) = budget.search(self._trees.alias(locale), [body])
            except MissingTreeError:
                self._miss(budget, locale)
                return ()
            return tuple(
                Suggestion.of(document_of(hit["_source"]["content"]), is_titled(hit))
                for hit in answer["hits"]["hits"]
            )

    def versions(self, locale: str | None = None) -> Mapping[str, int]:
        """Return id and version of every document; an index of another form counts as one that cannot be read."""
        found: dict[str, int] = {}
        with while_reading():
            trees = self._trees.read(Budget(self._url, _KNOCK).client)
            budget = Budget(self._url, _PATIENCE)
            self._trees.require_form(budget.client, trees)
            for name in trees if locale is None else {locale.lower()} & set(trees):
                found |= self._versions(budget, self._trees.alias(name))
        return found

    def rebuild(self, documents: Iterable[SearchDocument], locale: str | None = None) -> int:
        """Replace the index, or one tree of it, without a moment of empty results."""
        patient = client(self._url).options(request_timeout=_PATIENCE)
        with one_kind_of_trouble(), undisturbed():
            self._trees.read(Budget(self._url, _KNOCK).client)
            return Rebuild(self._trees, patient, self._analyzers, self.put).run(documents, locale)

    def close(self) -> None:
        """Nothing is held open but the client's connections, which all engines of a process share."""

    def _writer(self, documents: int) -> Writer:
        seconds = self._timeout + _PER_DOCUMENT * documents
        return Writer(self._trees, Budget(self._url, seconds), self._analyzers)

    def _versions(self, budget: Budget, index: str) -> dict[str, int]:
        found: dict[str, int] = {}
        body = {
            "size": _PAGE, "_source": False, "docvalue_fields": ["version"], "track_total_hits": False,
            "query": {"term": {"alive": True}}, "sort": [{"id": "asc"}],
        }  # fmt: skip
        while True:
            (answer,) = budget.search(index, [body])
            hits = answer["hits"]["hits"]
            found |= {hit["sort"][0]: hit["fields"]["version"][0] for hit in hits}
            if len(hits) < _PAGE:
                return found
            body["search_after"] = hits[-1]["sort"]

    def _miss(self, budget: Budget, locale: str) -> None:
        """Tell a tree that nobody has written to yet from one that was lost, which the other engine answers for."""
        if self._trees.alias(locale) in self._seen or locale.lower() in self._trees.read(budget.client):
            raise SearchUnavailableError("the index of a language is gone")
