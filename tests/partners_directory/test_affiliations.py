"""Institutions by an affiliation, in the API."""

import pytest

from partners_directory.affiliations import meant_by, named_like
from partners_directory.models import Institution
from search.contract import SearchUnavailableError
from search.records.store import rebuild_records, record_backend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records():
    """This test's own index."""
    backend = record_backend()
    yield backend
    backend.close()


@pytest.fixture
def rows():
    """Two institutions, of a name in common."""
    made = [("Almada University", "PT", "05a28rw58"), ("Almada University of Technology", "BR", "03vek6s52")]
    return [
        Institution.objects.create(display_name=name, country_id=land, ror_id=ror) for name, land, ror in made
    ]


def ask(client, **query):
    answer = client.get("/api/v1/institutions/", query)
    return answer.status_code, answer.json()


def items(client, **query):
    return [(one["name"], one["match"]) for one in ask(client, **query)[1]["results"]]


def test_an_affiliation_is_answered_with_what_it_may_mean(client, rows):
    rebuild_records()

    assert items(client, affiliation="Dept. of Physics, Univ. Almada, Portugal") == [
        ("Almada University", True),
        ("Almada University of Technology", False),
    ]
    _status, body = ask(client, affiliation="Almada University", limit=1)
    assert body["count"] == 2
    assert body["next"]
    assert body["results"][0]["score"] > 1


def test_filters_narrow_what_an_affiliation_may_mean(client, rows):
    rebuild_records()

    assert items(client, affiliation="Almada University", country="BR") == [
        ("Almada University of Technology", False)
    ]
    assert items(client, affiliation="Nowhere") == []


def test_without_an_affiliation_nothing_is_scored(client, rows):
    _status, body = ask(client, q="Almada Technology")

    assert [(one["name"], one["score"], one["match"]) for one in body["results"]] == [
        ("Almada University of Technology", None, None)
    ]


def test_without_an_index_the_database_answers(client, rows):
    assert items(client, affiliation="Almada Technology") == [("Almada University of Technology", None)]


def test_an_engine_that_is_away_leaves_the_answer_to_the_database(client, rows, monkeypatch):
    def away(text, limit):
        raise SearchUnavailableError

    monkeypatch.setattr("partners_directory.affiliations.find_records", away)

    assert meant_by("Almada") is None
    assert items(client, affiliation="Almada Technology") == [("Almada University of Technology", None)]


def test_the_length_of_an_affiliation_is_limited(client):
    status, body = ask(client, affiliation="a" * 601)

    assert status == 400
    assert body["errors"] == {"affiliation": ["At most 600 characters."]}


def test_an_affiliation_costs_as_many_queries_for_one_as_for_three(client, django_assert_num_queries):
    for ror in ("05a28rw58", "03vek6s52", "01ggx4157"):
        Institution.objects.create(display_name="Almada University", country_id="PT", ror_id=ror)
        rebuild_records()
        ask(client, affiliation="Almada University")  # what a process reads once

        with django_assert_num_queries(3):
            ask(client, affiliation="Almada University")


def test_mistyped_names_mean_institutions(rows):
    rebuild_records()

    assert named_like("Almada Univresity") == [rows[0].pk, rows[1].pk]
    assert set(named_like("Almadda")) == {row.pk for row in rows}
    assert named_like("xyzzyx") == []


def test_without_an_index_no_name_is_like_another(rows, records, monkeypatch):
    assert named_like("Almadda") == []
    rebuild_records()
    calls = []

    def fail(query):
        calls.append(query)
        raise SearchUnavailableError("gone")

    monkeypatch.setattr("partners_directory.affiliations.corrected", fail)

    assert named_like("Almadda") == []
    assert calls == ["Almadda"]
