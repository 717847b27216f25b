"""Elasticsearch with the embedded engine behind it, held against the database: for tests of what changes an index."""

from dataclasses import replace
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from core import clock, outbox
from core.models.outbox import OutboxItem
from search import anew, healing, refusing
from search.backends import engines, get_backend
from search.contract import SearchQuery
from search.drift import find_drift
from search.indexing import all_documents

LANGUAGES = ("en", "de")


@pytest.fixture
def both(settings, elasticsearch_url, now, monkeypatch):
    """Elasticsearch with the embedded engine behind it, filled from the database; nothing was healed before."""
    for chore in (healing, anew, refusing):
        monkeypatch.setattr(chore, "_due", {})
    prefix = f"test-guard-{uuid4().hex[:12]}"
    settings.MERIDIAN_SEARCH = {
        **settings.MERIDIAN_SEARCH,
        "ELASTICSEARCH_URL": elasticsearch_url,
        "PREFIX": prefix,
    }
    made = get_backend()
    made.rebuild(all_documents())
    yield made
    made.fallback.close()
    server = Elasticsearch(elasticsearch_url)
    for index in server.indices.get(index=f"{prefix}*"):
        server.indices.delete(index=index)


def documents_of(engine):
    """What an engine holds in the languages that these tests write in, without versions."""
    found = {}
    for language in LANGUAGES:
        query = SearchQuery(locale=language, now=clock.now(), include_closed=True, limit=500, highlight=False)
        found |= {hit.document.id: replace(hit.document, version=0) for hit in engine.search(query).hits}
    return found


@pytest.fixture
def assert_equal(both):
    """Do what waits, as the worker does, and hold both indexes against the database."""

    def check(what):
        outbox.run_due(limit=1000)
        assert not OutboxItem.objects.exists(), what
        wanted = {one.id: replace(one, version=0) for one in all_documents() if one.locale in LANGUAGES}
        for engine in engines():
            assert documents_of(engine) == wanted, f"{what}: {engine.name}"
        assert not sum(one.total for one in find_drift()), (
            what
        )  # in the other languages nothing more and nothing less
        return wanted

    return check
