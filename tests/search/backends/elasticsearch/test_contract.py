from tests.search.contracts import EngineContract


class TestElasticsearchBackend(EngineContract):
    """The fixture ``engine`` is this folder's: a real server, and a prefix of the test's own."""
