from time import sleep

import pytest

from search.backends import feeding
from search.backends.feeding import rebuild_all
from search.backends.sqlite.engine import SqliteBackend
from search.contract import SearchUnavailableError
from tests.search.backends.fakes import FakeBackend
from tests.search.contracts.documents import document


@pytest.fixture
def one():
    return FakeBackend("one")


@pytest.fixture
def other():
    return FakeBackend("other")


def documents(count):
    return [document(number) for number in range(count)]


def test_all_engines_get_every_document_of_one_stream(one, other, monkeypatch):
    monkeypatch.setattr(feeding, "_AHEAD", 2)
    read = []

    def stream():
        for each in documents(9):
            read.append(each.id)
            yield each

    assert rebuild_all([one, other], stream()) == 9
    assert list(one.documents) == list(other.documents) == read


def test_an_engine_that_fails_keeps_the_others_from_nothing(one, other, monkeypatch):
    monkeypatch.setattr(feeding, "_AHEAD", 2)
    one.trouble = "away"

    with pytest.raises(SearchUnavailableError, match="away"):
        rebuild_all([one, other], documents(9))

    assert len(other.documents) == 9


def test_nothing_is_read_on_where_all_have_failed(one):
    one.trouble = "away"
    read = []

    def stream():
        for each in documents(100_000):
            read.append(each)
            yield each

    with pytest.raises(SearchUnavailableError, match="away"):
        rebuild_all([one], stream())

    assert len(read) < 100_000


def test_a_stream_that_breaks_off_leaves_the_index_as_it_was(tmp_path):
    backend = SqliteBackend(tmp_path)
    backend.put([document(1)])

    def stream():
        yield document(2)
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        rebuild_all([backend], stream())

    assert list(backend.versions()) == ["page:1"]
    backend.close()


def test_nothing_is_read_before_every_engine_has_begun(one, other):
    begun = []

    def slowly():
        sleep(0.1)
        begun.append("other")

    other.trouble = slowly

    def stream():
        begun.append("read")
        yield document(1)

    rebuild_all([one, other], stream())

    assert begun == ["other", "read"]
