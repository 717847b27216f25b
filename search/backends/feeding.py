"""One stream of documents for several engines at once: the database is read once, by the thread that owns its connection."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.contract import SearchBackend, SearchDocument

#: Documents that may wait for the slower engine: enough that neither stands still, and few enough that it still finds the
#: words of their texts analysed by the other.
_AHEAD: Final = 200


class _StoppedError(Exception):
    """The stream broke off: what has come so far is not the index."""


class _Feed:
    """Rebuilds one engine from a queue, in a thread."""

    def __init__(self, backend: SearchBackend) -> None:
        self._backend = backend
        self._queue: Queue[SearchDocument | bool] = Queue(_AHEAD)
        self._finished = False
        self._begun = Event()
        self.is_over = False  #: the engine takes no more: before the end only where it has failed

    def await_first_question(self) -> None:
        """Wait until the engine asks for a document: from then on it notes what is written besides, not before."""
        self._begun.wait()

    def give(self, document: SearchDocument) -> None:
        """Hand over a document; waits while the engine is behind."""
        self._queue.put(document)

    def finish(self, *, complete: bool) -> None:
        """End the stream: here the index is whole, or what has come is to be forgotten."""
        self._queue.put(complete)

    def rebuild(self, locale: str | None) -> int:
        """Rebuild from what is given; an engine that fails goes on taking, so that the others get theirs."""
        try:
            return self._backend.rebuild(self._documents(), locale)
        finally:
            self.is_over = True
            self._begun.set()
            while not self._finished:
                self._finished = isinstance(self._queue.get(), bool)

    def _documents(self) -> Iterator[SearchDocument]:
        self._begun.set()
        while not isinstance(one := self._queue.get(), bool):
            yield one
        self._finished = True
        if not one:
            raise _StoppedError


def rebuild_all(
    backends: Sequence[SearchBackend], documents: Iterable[SearchDocument], locale: str | None = None
) -> int:
    """Rebuild several engines from one stream and return how many documents the first one holds.

    Nothing is read before all engines have begun: a change in between would be in neither the stream nor their notes.

    An engine that fails does not keep the others from theirs; what it raised is raised at the end. Whatever the stream
    raises leaves all of them as they were.
    """
    feeds = [_Feed(backend) for backend in backends]
    with ThreadPoolExecutor(len(feeds), "rebuild") as threads:
        rebuilt = [threads.submit(feed.rebuild, locale) for feed in feeds]
        complete = False
        try:
            for feed in feeds:
                feed.await_first_question()
            for document in documents:
                if all(feed.is_over for feed in feeds):
                    break  # there is nobody to read on for
                for feed in feeds:
                    feed.give(document)
            complete = True
        finally:
            for feed in feeds:
                feed.finish(complete=complete)
    counts = [one.result() for one in rebuilt]
    return counts[0]
