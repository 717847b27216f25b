from elasticsearch import Elasticsearch

from search.quality.engines import engines
from tests.search.contracts.documents import document, query


def test_the_embedded_engine_is_measured_alone_where_there_is_no_other():
    found = engines({})

    assert list(found) == ["sqlite"]
    with found["sqlite"]() as backend:
        backend.put([document(1)])
        assert backend.search(query()).total == 1
    with found["sqlite"]() as backend:
        assert backend.versions() == {}


def test_elasticsearch_is_measured_on_indexes_that_go_away(elasticsearch_url):
    with Elasticsearch(elasticsearch_url, request_timeout=30) as server:

        def indexes():
            return set(server.indices.get(index="quality-*", expand_wildcards="all"))

        before = indexes()
        with engines({}, elasticsearch_url)["elasticsearch"]() as backend:
            backend.put([document(1)])
            made = indexes() - before

        assert made
        assert not made & indexes()
