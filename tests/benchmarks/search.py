"""How long the engines take with all facets, a page of 20 and highlights, beside the bare call of the same engine.

The bare call asks SQLite or Elasticsearch for the same thing and leaves the answer as it came. Runs by itself in a
process of its own, since it needs nothing of the site but its settings; prints JSON.
"""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import django

django.setup()

from search.backends.elasticsearch import server  # noqa: E402 -- Django is set up first
from search.backends.sqlite import schema  # noqa: E402
from search.backends.sqlite.engine import SqliteBackend  # noqa: E402
from search.backends.sqlite.expression import ExpressionBuilder  # noqa: E402
from search.backends.sqlite.files import IndexFiles  # noqa: E402
from search.contract import SearchBackend, SearchQuery  # noqa: E402
from search.quality.engines import engines  # noqa: E402
from search.quality.relevance import percentile  # noqa: E402
from search.weights import FIELDS  # noqa: E402
from tests.benchmarks import corpus  # noqa: E402

EMBEDDED = (10_000, 20_000)
ELASTICSEARCH = 100_000
QUESTIONS = 150


def times(ask: Callable[[Any], object], asked: Iterable[Any]) -> dict[str, float]:
    """Milliseconds that half of the questions and all but a twentieth take; and that this process computes for it.

    On a machine that has other work the first says how busy it is, the second what the engine costs.
    """
    seconds, computing = [], []
    for one in asked:
        began, idle = time.perf_counter(), time.thread_time()
        ask(one)
        seconds.append(time.perf_counter() - began)
        computing.append(time.thread_time() - idle)
    return {
        "p50_ms": percentile(seconds, 0.5) * 1000,
        "p95_ms": percentile(seconds, 0.95) * 1000,
        "p50_cpu_ms": percentile(computing, 0.5) * 1000,
        "p95_cpu_ms": percentile(computing, 0.95) * 1000,
    }


def measured(backend: SearchBackend, bare: Callable[[Any], object], asked: list[Any]) -> dict[str, Any]:
    """The engine and the bare call, one after the other so that both find the machine as busy."""
    questions, typed = corpus.questions(QUESTIONS), corpus.beginnings(QUESTIONS)
    for question in questions[:20]:
        backend.search(question)
    return {
        "search": times(backend.search, questions),
        "bare": times(bare, asked),
        "suggest": times(lambda text: backend.suggest(text, "en"), typed),
    }


def embedded() -> Iterator[dict[str, Any]]:
    """The embedded engine at growing sizes; the bare call is its expression asked of SQLite, best 20 first."""
    with tempfile.TemporaryDirectory() as folder:
        backend, before = SqliteBackend(Path(folder), {}), 0
        for count in EMBEDDED:
            began = time.perf_counter()
            backend.put(corpus.documents(count - before, first=before))
            filled, before = time.perf_counter() - began, count
            path = IndexFiles(Path(folder)).current()
            with closing(schema.connect(path)) as connection:
                expressions = [one for query in corpus.questions(QUESTIONS) if (one := expression(query))]
                found = measured(backend, partial(bare_sqlite, connection), expressions)
            yield {"engine": "sqlite", "documents": count, "fill_seconds": filled, **found}
        backend.close()


def expression(query: SearchQuery) -> str:
    """A question as FTS5 is asked it."""
    made = ExpressionBuilder("en", ("fr",), {}).build(query.text)
    return made.every or made.some


def bare_sqlite(connection: sqlite3.Connection, words: str) -> object:
    """The best 20 of what has all words, with nothing made of them."""
    weights = ", ".join(str(field.weight) for field in FIELDS)
    sql = f"SELECT rowid FROM text_1 WHERE text_1 MATCH ? ORDER BY bm25(text_1, {weights}) LIMIT 20"
    return connection.execute(sql, (words,)).fetchall()


def elasticsearch(url: str) -> dict[str, Any]:
    """Elasticsearch; the bare call sends the very bodies that the engine sent, by the same client."""
    with engines({}, url)["elasticsearch"]() as backend:
        ready = list(corpus.documents(ELASTICSEARCH))
        began = time.perf_counter()
        count = backend.rebuild(ready)
        filled = time.perf_counter() - began
        del ready  # the questions are not to wait for a collector that looks at them
        sent: list[list[tuple[str, list[dict[str, Any]]]]] = []
        for question in corpus.questions(QUESTIONS):
            sent.append([])
            with recorded(sent[-1]):
                backend.search(question)
        # The server keeps counts until something changes; readers, who each ask at another moment, have nothing of it.
        no_cache = {"index.requests.cache.enable": False}
        server.client(url).indices.put_settings(index=sent[0][0][0], settings=no_cache)
        found = measured(backend, lambda calls: [bare_elasticsearch(url, *call) for call in calls], sent)
    return {"engine": "elasticsearch", "documents": count, "fill_seconds": filled, **found}


class recorded:  # noqa: N801 -- reads as what it does
    """Keeps what the engine sends meanwhile."""

    def __init__(self, calls: list[tuple[str, list[dict[str, Any]]]]) -> None:
        self._calls = calls
        self._real = server.Budget.search

    def __enter__(self) -> None:
        real, calls = self._real, self._calls

        def search(budget: server.Budget, index: str, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
            calls.append((index, bodies))
            return real(budget, index, bodies)

        server.Budget.search = search  # type: ignore[method-assign] -- put back below

    def __exit__(self, *_: object) -> None:
        server.Budget.search = self._real  # type: ignore[method-assign] -- as it was


def bare_elasticsearch(url: str, index: str, bodies: list[dict[str, Any]]) -> object:
    """One call, with nothing made of the answer."""
    searches = [part for body in bodies for part in ({}, body)]
    return server.client(url).options(request_timeout=60).msearch(index=index, searches=searches).body


def main() -> None:
    """Measure what is there."""
    found = list(embedded())
    if url := os.environ.get("ELASTICSEARCH_URL"):
        found.append(elasticsearch(url))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
