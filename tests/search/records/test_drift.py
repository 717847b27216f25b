"""The index of records equals the database after a repair, by hand or by the worker, on both engines."""

from dataclasses import dataclass, replace
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from search.backends.elasticsearch.server import client
from search.contract import SearchUnavailableError
from search.drift import Drift
from search.records import healing
from search.records.drift import find_record_drift, record_engines, repair_records
from search.records.record import Record
from search.records.store import put_records, rebuild_records
from tests.search.records.institutions import ALMADA, NEWTON_US

pytestmark = pytest.mark.django_db

GONE = Record("gone", "University of Yesterday")
NEW = Record("new", "University of Tomorrow")


@dataclass(frozen=True)
class Versioned:
    record: Record
    version: int


#: What the database holds.
held: list[Versioned] = []


def everything():
    return iter(held)


@pytest.fixture(params=["sqlite", "elasticsearch"])
def engines(request, settings, monkeypatch):
    """Every engine of a site of this test's own, from nothing."""
    url, prefix = "", f"test-{uuid4().hex[:12]}"
    if request.param == "elasticsearch":
        url = request.getfixturevalue("elasticsearch_url")
    settings.MERIDIAN_SEARCH = {
        **settings.MERIDIAN_SEARCH,
        "RECORDS": f"{__name__}.everything",
        "ELASTICSEARCH_URL": url,
        "PREFIX": prefix,
    }
    monkeypatch.setattr(healing, "_due", {})
    monkeypatch.setattr(healing, "_held", {})
    held[:] = [Versioned(ALMADA, 1), Versioned(NEWTON_US, 1), Versioned(GONE, 1)]
    yield record_engines()
    if url:
        found = client(url).indices.get(index=f"{prefix}*", expand_wildcards="all")
        for index in found:
            client(url).indices.delete(index=index)


@pytest.fixture
def drifted(engines):
    """One record missing, one stale, one too much, one right."""
    call_command("rebuild_search_index", verbosity=0)
    held[:] = [
        Versioned(ALMADA, 2),
        Versioned(replace(NEWTON_US, city="Elsewhere"), 2),
        Versioned(NEW, 2),
    ]
    return engines


def test_what_differs_is_named_by_its_content_and_written(drifted):
    found = find_record_drift()

    assert found == [Drift(one.name, ("new",), ("newton-us",), ("gone",)) for one in drifted]
    repair_records(found)
    assert [one.total for one in find_record_drift()] == [0] * len(drifted)


def test_the_command_knows_records(drifted):
    with pytest.raises(CommandError, match=f"{3 * len(drifted)} documents differ"):
        call_command("check_search_index", verbosity=0, stdout=StringIO())

    call_command("check_search_index", repair=True, verbosity=0, stdout=StringIO())

    call_command("check_search_index", verbosity=0, stdout=StringIO())


def test_the_worker_writes_what_differs_and_compares_again_in_an_hour(drifted, caplog):
    healing.heal_records()

    assert [one.total for one in find_record_drift()] == [0] * len(drifted)
    assert "records differ" in caplog.text

    put_records([Versioned(GONE, 3_000_000_000_000_000)])
    healing.heal_records()
    assert find_record_drift()[0].extra == ("gone",)


def test_the_worker_sees_at_once_that_records_are_lost(drifted):
    healing.heal_records()
    put_records([], ["new", "gone"], 3_000_000_000_000_000)
    held[:] = [replace(one, version=4_000_000_000_000_000) for one in held]

    healing.heal_records()

    assert [one.total for one in find_record_drift()] == [0] * len(drifted)


def test_the_worker_makes_a_lost_index_of_records_anew(drifted, settings):
    healing.heal_records()
    folder = settings.MERIDIAN_SEARCH["DIRECTORY"] / "records"
    (folder / "current").write_text("lost.sqlite3")

    healing.heal_records()
    assert [one.versions().keys() for one in drifted] == [{"almada", "newton-us", "new"}] * len(drifted)

    healing._due.clear()
    healing.heal_records()
    assert [one.total for one in find_record_drift()] == [0] * len(drifted)


def test_an_engine_that_cannot_be_asked_is_compared_again_soon(drifted, monkeypatch, caplog):
    def fail(self, locale=None):
        raise SearchUnavailableError("away")

    monkeypatch.setattr(type(drifted[0]), "versions", fail)

    healing.heal_records()

    assert "records not compared" in caplog.text
    assert 0 < healing._due[drifted[0].name] - healing.time.monotonic() <= healing.AGAIN_SECONDS
    monkeypatch.undo()


def test_one_that_can_neither_be_asked_nor_made_anew_is_told(drifted, monkeypatch, caplog):
    def fail(self, *args):
        raise SearchUnavailableError("away")

    for name in ("versions", "rebuild"):
        monkeypatch.setattr(type(drifted[0]), name, fail)

    healing.heal_records()

    assert "records cannot be rebuilt" in caplog.text
    monkeypatch.undo()


def test_equal_records_are_left_alone(engines, caplog):
    rebuild_records()

    healing.heal_records()

    assert "records" not in caplog.text
