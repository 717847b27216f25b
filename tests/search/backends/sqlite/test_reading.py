import sqlite3

import pytest

from search.backends.sqlite import schema
from search.backends.sqlite.engine import SqliteBackend
from search.backends.sqlite.files import IndexFiles
from search.backends.sqlite.reading import Reader
from search.contract import SearchUnavailableError
from tests.search.contracts.documents import document


def test_a_view_without_an_index_is_unavailable(tmp_path):
    with pytest.raises(SearchUnavailableError, match="no index"), Reader(IndexFiles(tmp_path)).view():
        pass


def test_a_view_of_an_index_that_vanishes_is_unavailable(tmp_path):
    files = IndexFiles(tmp_path)
    files.point_to(files.new())

    with pytest.raises(SearchUnavailableError), Reader(files).view():
        pass


def test_a_view_after_a_fork_opens_its_own_connection(tmp_path, monkeypatch):
    backend = SqliteBackend(tmp_path)
    backend.put([document(1)])
    reader = backend._reader
    with reader.view() as (mine, _):
        pass
    monkeypatch.setattr("search.backends.sqlite.reading.os.getpid", lambda: -1)

    with reader.view() as (theirs, memory):
        assert theirs is not mine
        assert memory.tree("en").ids == {"page:1": 0}

    theirs.close()
    mine.close()


def test_memory_is_read_again_only_after_a_write(tmp_path):
    backend = SqliteBackend(tmp_path)
    backend.put([document(1)])
    reader = backend._reader
    with reader.view() as (_, first):
        pass
    with reader.view() as (_, second):
        pass
    backend.put([document(1)])  # the same version: nothing changes
    with reader.view() as (_, third):
        pass
    backend.put([document(2)])
    with reader.view() as (_, fourth):
        pass

    assert first is second is third
    assert fourth is not third
    backend.close()


def test_connect_closes_what_cannot_be_used(tmp_path):
    path = tmp_path / "broken.sqlite3"
    path.write_bytes(b"no database" * 999)

    with pytest.raises(sqlite3.DatabaseError):
        schema.connect(path)
