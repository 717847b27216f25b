"""A new index beside the old one: filled, while writers write to both, then named, all trees at once.

Whoever is killed half-way leaves an index that is written to and never read; the next rebuild removes it.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from search.backends.elasticsearch.documents import source_of
from search.backends.elasticsearch.schema import settings
from search.backends.elasticsearch.writing import send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from elasticsearch import Elasticsearch

    from search.backends.elasticsearch.trees import Trees
    from search.contract import SearchDocument

#: Lines of one request, an action and fields by turns, and characters of its documents; requests under way: enough to
#: keep a server busy, little enough to be held in memory.
_MOST_LINES = 1000
_MOST_CHARACTERS = 4_000_000
_UNDER_WAY = 3
_Operations = list[dict[str, Any]]


class Rebuild:
    """One rebuild of all trees, or of one."""

    def __init__(
        self,
        trees: Trees,
        client: Elasticsearch,
        analyzers: Mapping[str, str],
        put: Callable[[list[SearchDocument]], None],
    ) -> None:
        self._trees = trees
        self._client = client
        self._analyzers = analyzers
        self._put = put
        self._made: dict[str, str] = {}

    def run(self, documents: Iterable[SearchDocument], locale: str | None = None) -> int:
        """Replace the trees; returns how many documents all of them then hold."""
        before = self._trees.read(self._client)
        wanted = set(before) if locale is None else {locale.lower()}
        self._trees.remove(
            self._client, [one for name in wanted & set(before) for one in before[name].filling]
        )
        with ExitStack() as unless_done:
            unless_done.callback(self._remove_made)
            for name in sorted(wanted):
                self._begin(name)
            self._fill(documents, locale)
            if self._made:
                self._take_over()
            unless_done.pop_all()
        return count(self._trees, self._client)

    def _take_over(self) -> None:
        """Make the filled indexes as fit as any, and let them answer."""
        filled = list(self._made.values())
        self._client.indices.put_settings(index=filled, settings=_ready())
        self._client.indices.refresh(index=filled)
        self._trees.swap(self._client, self._made, self._trees.read(self._client))

    def _remove_made(self) -> None:
        self._trees.remove(self._client, list(self._made.values()))

    def _begin(self, locale: str) -> None:
        self._made[locale] = self._trees.begin(self._client, locale)

    def _fill(self, documents: Iterable[SearchDocument], locale: str | None) -> None:
        """Send documents while the next ones are being made ready."""
        under_way: deque[Future[None]] = deque()
        with ThreadPoolExecutor(_UNDER_WAY, "search-rebuild") as executor:
            for operations in self._operations(documents, locale):
                if len(under_way) >= _UNDER_WAY:
                    under_way.popleft().result()
                under_way.append(executor.submit(send, self._client, operations, refresh=False))
            for sent in under_way:
                sent.result()

    def _operations(self, documents: Iterable[SearchDocument], locale: str | None) -> Iterator[_Operations]:
        """Yield requests; what belongs to a tree that is not rebuilt is put where it stands."""
        operations: _Operations = []
        characters = 0
        for document in documents:
            if locale is not None and document.locale.lower() != locale.lower():
                self._put([document])
                continue
            operations += self._index(document)
            characters += len(operations[-1]["content"])
            if len(operations) >= _MOST_LINES or characters >= _MOST_CHARACTERS:
                yield operations
                operations, characters = [], 0
        yield operations

    def _index(self, document: SearchDocument) -> _Operations:
        name = document.locale.lower()
        if name not in self._made:
            self._begin(name)
        action = {
            "_index": self._trees.filling_alias(name),
            "_id": document.id,
            "version": document.version,
            "version_type": "external",
        }
        return [{"index": action}, source_of(document, self._analyzers)]


def count(trees: Trees, client: Elasticsearch) -> int:
    """Return how many documents there are in all trees."""
    total = 0
    for locale in trees.read(client):
        found = client.count(index=trees.alias(locale), query={"term": {"alive": True}})
        total += int(found["count"])
    return total


def _ready() -> dict[str, Any]:
    """Return the settings that an index being filled does not have."""
    made = settings(filling=False)
    return {name: made[name] for name in ("refresh_interval", "translog.durability")}
