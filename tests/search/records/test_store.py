from dataclasses import dataclass

import pytest

from search.backends.guarded import GuardedBackend
from search.backends.sqlite.engine import SqliteBackend
from search.records.record import Record
from search.records.store import find_records, put_records, rebuild_records, record_backend
from tests.search.records.institutions import ALMADA, NEWTON_US


@dataclass(frozen=True)
class Versioned:
    record: Record
    version: int


def everything():
    yield Versioned(ALMADA, 2)
    yield Versioned(NEWTON_US, 2)


@pytest.fixture
def records(settings):
    """An index of records of this test's own."""
    settings.MERIDIAN_SEARCH = {
        **settings.MERIDIAN_SEARCH,
        "RECORDS": f"{__name__}.everything",
        "ELASTICSEARCH_URL": "",
    }
    made = record_backend()
    yield made
    made.close()


def found(text):
    return [one.record.id for one in find_records(text)]


def test_records_lie_beside_the_pages_files(records, settings):
    put_records([Versioned(ALMADA, 1)])

    assert isinstance(records, SqliteBackend)
    assert (settings.MERIDIAN_SEARCH["DIRECTORY"] / "records" / "current").exists()


def test_without_records_nobody_can_say(records):
    assert find_records("University of Almada") is None


def test_records_are_put_found_and_removed(records):
    put_records([Versioned(ALMADA, 1), Versioned(NEWTON_US, 1)])
    assert found("University of Almada") == ["almada"]
    assert found("Nowhere") == []

    put_records([], ["almada"], 2)
    assert found("University of Almada") == []


def test_a_late_record_loses(records):
    put_records([Versioned(ALMADA, 5)])
    put_records([], ["almada"], 4)

    assert found("University of Almada") == ["almada"]


def test_a_rebuild_holds_what_the_settings_name(records):
    put_records([Versioned(Record("old", "Old University"), 1)])

    assert rebuild_records() == 2
    assert records.versions() == {"almada": 2, "newton-us": 2}


def test_with_a_server_the_embedded_index_stands_behind_it(settings):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ELASTICSEARCH_URL": "http://127.0.0.1:9"}
    backend = record_backend()

    assert isinstance(backend, GuardedBackend)
    assert isinstance(backend.fallback, SqliteBackend)
    assert backend.has_fallback()
    assert find_records("University of Almada") is None
