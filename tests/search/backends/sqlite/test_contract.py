import pytest

from search.backends.sqlite.engine import SqliteBackend
from tests.search.contracts import EngineContract


class TestSqliteBackend(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        backend = SqliteBackend(tmp_path / "index", {"zh-hans": "cjk"})
        yield backend
        backend.close()
