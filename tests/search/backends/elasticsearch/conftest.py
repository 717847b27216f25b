import uuid

import pytest
from elasticsearch import Elasticsearch

from search.backends.elasticsearch.engine import ElasticsearchBackend


@pytest.fixture(scope="session")
def server(elasticsearch_url):
    """A client for what the engine itself does not do."""
    with Elasticsearch(elasticsearch_url, request_timeout=30) as client:
        yield client


@pytest.fixture
def prefix(server):
    """A prefix of this test alone; what it made is removed."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    yield name
    remove(server, name)


@pytest.fixture
def engine(elasticsearch_url, prefix):
    backend = ElasticsearchBackend(elasticsearch_url, prefix, {"zh-hans": "cjk"}, timeout=20)
    yield backend
    backend.close()


def remove(server, prefix):
    """Remove the indexes of a prefix."""
    found = server.indices.get(index=f"{prefix}*", expand_wildcards="all")
    for index in found:
        server.indices.delete(index=index)
