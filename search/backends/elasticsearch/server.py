"""The server: one client a process, one budget of time a call, one kind of trouble whatever went wrong."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from elasticsearch import ApiError, BadRequestError, Elasticsearch, TransportError, UnsupportedProductError

from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PORTS = {"https": 443, "http": 9200}
#: Less than this is no time to wait for an answer in.
_LEAST_SECONDS = 0.05
_NOT_FOUND = 404


class MissingTreeError(Exception):
    """There is no index of a language tree."""


def client(url: str) -> Elasticsearch:
    """Return this process's client of an address.

    A child must not speak through connections that its parent opened: their requests would mix in one socket.
    """
    return _client(url, os.getpid())


@lru_cache(maxsize=8)
def _client(url: str, process: int) -> Elasticsearch:
    """Asks once: who waits for a search is better served by the other engine."""
    del process
    return Elasticsearch(with_port(url), max_retries=0, retry_on_timeout=False, connections_per_node=20)


def with_port(url: str) -> str:
    """Return an address with its port, which the client demands."""
    parts = urlsplit(url)
    if parts.port is not None:
        return url
    return urlunsplit(parts._replace(netloc=f"{parts.netloc}:{_PORTS.get(parts.scheme, 9200)}"))


class Budget:
    """Seconds for one call of the engine, however many requests it takes."""

    def __init__(self, url: str, seconds: float) -> None:
        self._url = url
        self._ends = time.monotonic() + seconds

    @property
    def client(self) -> Elasticsearch:
        """The client for one request, which has what is left of the time."""
        left = self._ends - time.monotonic()
        if left < _LEAST_SECONDS:
            raise SearchUnavailableError("the search server took too long")
        return client(self._url).options(request_timeout=left)

    def search(self, index: str, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the answers to some searches of one index, asked at once and each a whole one."""
        searches = [part for body in bodies for part in ({}, body)]
        answers = self.client.msearch(index=index, searches=searches)["responses"]
        for answer in answers:
            if answer.get("status") == _NOT_FOUND:
                raise MissingTreeError(index)
            if "error" in answer or answer["timed_out"] or answer["_shards"]["failed"]:
                raise SearchUnavailableError(f"the search server answered in part: {answer.get('error')}")
        return list(answers)


@contextmanager
def one_kind_of_trouble() -> Iterator[None]:
    """Turn whatever a server, or what stands before it, can do into ``SearchUnavailableError``."""
    try:
        yield
    except (ApiError, TransportError, UnsupportedProductError) as error:
        raise SearchUnavailableError(f"{type(error).__name__}: {error}") from error


@contextmanager
def while_reading() -> Iterator[None]:
    """The same where an answer is read, which may be no Elasticsearch's or from an index that is none of ours."""
    try:
        with one_kind_of_trouble():
            yield
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise SearchUnavailableError(f"not an answer: {type(error).__name__}: {error}") from error


def exists_already(error: BadRequestError) -> bool:
    """Whether an index could not be made because it is there."""
    return error.error == "resource_already_exists_exception"
