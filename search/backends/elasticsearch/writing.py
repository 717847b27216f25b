"""Writing documents: into every index of their tree, each with its version, so that an older one loses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.backends.elasticsearch.documents import source_of, tombstone
from search.backends.elasticsearch.server import while_reading
from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from elasticsearch import Elasticsearch

    from search.backends.elasticsearch.server import Budget
    from search.backends.elasticsearch.trees import Tree, Trees
    from search.contract import SearchDocument

#: Indexes can be replaced while one writes; that it happens this often in a row does not.
_ATTEMPTS = 10
_CONFLICT, _NOT_FOUND = 409, 404
#: Lines of one request: an action and fields by turns.
_MOST_LINES = 1000

#: Of an answer that tells of each document: only what went wrong.
_TROUBLE = "errors,items.*.status,items.*.error"

_Write = tuple[str, str, int, dict[str, Any]]  # locale, id, version, fields


class Writer:
    """Writes to the trees of one prefix."""

    def __init__(self, trees: Trees, budget: Budget, analyzers: Mapping[str, str]) -> None:
        self._trees = trees
        self._budget = budget
        self._analyzers = analyzers

    def put(self, documents: Iterable[SearchDocument]) -> None:
        """Store documents whose version is newer than what is there."""
        batch = list(documents)
        if not batch:
            return
        writes = [(one.locale.lower(), one.id, one.version, source_of(one, self._analyzers)) for one in batch]
        locales = {locale for locale, *_ in writes}
        self._leave_other_trees(batch, self._write(lambda _: writes, locales))

    def delete(self, versions: Mapping[str, int]) -> None:
        """Remove documents. What is left of each stays in every tree, since nobody says in which it stood."""

        def writes(trees: Iterable[str]) -> list[_Write]:
            return [
                (locale, document_id, version, tombstone(document_id, version))
                for locale in trees
                for document_id, version in versions.items()
            ]

        self._write(writes, set())

    def _write(
        self, writes_for: Callable[[Iterable[str]], list[_Write]], locales: set[str]
    ) -> dict[str, Tree]:
        """Write to the indexes that there are, and once more to those that came meanwhile.

        Whoever makes an index to fill it reads what it puts there later: so a write is in it either way.
        """
        done: set[str] = set()
        trees = self._read(locales)
        for _ in range(_ATTEMPTS):
            self._bulk(trees, writes_for(trees))
            done |= _indexes(trees)
            trees = self._read(locales)
            if _indexes(trees) <= done:
                return trees
        raise SearchUnavailableError("the index is being replaced again and again")

    def _read(self, locales: set[str]) -> dict[str, Tree]:
        """Return the trees, those among them that are written to for the first time."""
        trees = self._trees.read(self._budget.client)
        missing = [locale for locale in locales if locale not in trees or not trees[locale].live]
        for locale in missing:
            self._trees.create(self._budget.client, locale)
        return self._trees.read(self._budget.client) if missing else trees

    def _bulk(self, trees: Mapping[str, Tree], writes: list[_Write]) -> None:
        operations: list[dict[str, Any]] = []
        for locale, document_id, version, fields in writes:
            names = [self._trees.alias(locale)]
            if locale in trees and trees[locale].filling:
                names.append(self._trees.filling_alias(locale))
            for name in names:
                action = {"_index": name, "_id": document_id, "version": version, "version_type": "external"}
                operations += [{"index": action}, fields]
        for begin in range(0, len(operations), _MOST_LINES):
            send(self._budget.client, operations[begin : begin + _MOST_LINES], refresh=True)

    def _leave_other_trees(self, batch: list[SearchDocument], trees: Mapping[str, Tree]) -> None:
        """Remove what moved from the tree in which it stood: each writer looks after its own write, so the last one sees."""
        asked = [
            {"_index": self._trees.alias(locale), "_id": one.id, "_source": ["id"]}
            for one in batch
            for locale, tree in trees.items()
            if locale != one.locale.lower() and tree.live
        ]
        if not asked:
            return
        newest = {one.id: one.version for one in batch}
        own_locale = {one.id: one.locale.lower() for one in batch}
        locale_of = {index: locale for locale, tree in trees.items() for index in tree.live}
        writes: list[_Write] = []
        answer = self._budget.client.mget(docs=asked)
        with while_reading():
            found = list(answer["docs"])
        for doc in found:
            document_id = doc["_id"]
            if doc.get("found") and "id" in doc["_source"]:
                stays = doc["_version"] > newest[document_id]
                locale = own_locale[document_id] if stays else locale_of[doc["_index"]]
                version = max(doc["_version"], newest[document_id])
                writes.append((locale, document_id, version, tombstone(document_id, version)))
        self._bulk(trees, writes)


def send(client: Elasticsearch, operations: list[dict[str, Any]], *, refresh: bool) -> None:
    """Send a bulk; a version that is there already, and an index that is gone, are no errors."""
    if not operations:
        return
    answer = client.bulk(operations=operations, refresh=refresh, require_alias=True, filter_path=_TROUBLE)
    with while_reading():
        results = [result for item in answer["items"] for result in item.values()] if answer["errors"] else []
    for result in results:
        if result["status"] not in {_CONFLICT, _NOT_FOUND} and "error" in result:
            raise SearchUnavailableError(f"a document was refused: {result['error']}")


def _indexes(trees: Mapping[str, Tree]) -> set[str]:
    return {index for tree in trees.values() for index in tree.indexes}
