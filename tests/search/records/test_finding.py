"""Candidates come from either engine; what is made of them is the same."""

import time
import uuid
from dataclasses import replace

import pytest

from search.backends.elasticsearch.engine import ElasticsearchBackend
from search.backends.sqlite.engine import SqliteBackend
from search.records.affiliation import read
from search.records.finding import candidates, find
from search.records.record import document_of
from tests.search.backends.elasticsearch.conftest import remove, server  # noqa: F401 -- a fixture
from tests.search.contracts.documents import NOW
from tests.search.records.institutions import EVERYTHING, MIZUNO


@pytest.fixture(scope="module", params=["sqlite", "elasticsearch"])
def backend(request, tmp_path_factory):
    """An engine that holds the directory."""
    documents = [document_of(one, 1) for one in EVERYTHING]
    if request.param == "sqlite":
        made = SqliteBackend(tmp_path_factory.mktemp("records"))
        made.rebuild(documents)
        yield made
        made.close()
        return
    prefix, client = f"test-{uuid.uuid4().hex[:12]}", request.getfixturevalue("server")
    made = ElasticsearchBackend(request.getfixturevalue("elasticsearch_url"), prefix, {}, timeout=20)
    made.rebuild(documents)
    yield made
    made.close()
    remove(client, prefix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dept. of Physics, Univ. of Almada, 2800-114 Almada, Portugal", "almada"),
        ("Almada University of Technology", "almada-tech"),
        ("University of Ozark, Harlow, USA", "ozark-harlow"),
        ("Fujimoto Corp., Osaka, Japan", "company"),
        ("水野大学 工学部", "mizuno"),
        ("Universitätsklinik Brunn", "hospital"),
        ("UALM, Portugal", "almada"),
    ],
)
def test_an_affiliation_finds_its_institution(backend, text, expected):
    assert find(backend, text, NOW)[0].record.id == expected


@pytest.mark.parametrize(
    "text", ["", "University", "Portugal", "Department of Physics", "nowhere", "\0\ud800", "-a -b"]
)
def test_other_strings_mean_nothing(backend, text):
    assert not any(one.is_match for one in find(backend, text, NOW))


def test_the_first_ones_are_enough(backend):
    assert len(find(backend, "University of Newton", NOW, limit=2)) == 2


def test_few_with_all_words_bring_those_with_some(backend):
    found = {record.id for record in candidates(backend, read("Almada Technology"), NOW)}

    assert found == {"almada", "almada-tech"}


def test_parts_that_name_a_kind_find_what_a_long_string_hides(tmp_path):
    backend = SqliteBackend(tmp_path)
    hidden = replace(MIZUNO, id="hidden", name="University of Osaka", names=(), city="Suita")
    others = [
        replace(MIZUNO, id=f"other-{n}", name=f"Osaka Behavior Institute {n}", names=(), city="Osaka")
        for n in range(90)
    ]
    backend.rebuild(document_of(one, 1) for one in (*others, hidden))

    found = find(backend, "Laboratory of Behavior, Osaka; University of Osaka", NOW)
    backend.close()

    assert "hidden" in {one.record.id for one in found}


def test_at_most_four_parts_are_asked_for_alone(tmp_path):
    backend = SqliteBackend(tmp_path)
    backend.rebuild(document_of(one, 1) for one in EVERYTHING)
    asked = []
    search = backend.search
    backend.search = lambda query: asked.append(query.text) or search(query)

    find(
        backend,
        ", ".join(f"University of Newton {name}" for name in ("Alm", "Bur", "Cas", "Dor", "Elm", "Fal")),
        NOW,
    )
    backend.close()

    assert sum(text.startswith("university") for text in asked) == 4


def test_long_hostile_strings_are_quick(backend):
    began = time.perf_counter()

    find(backend, "University of Newton, " * 500, NOW)
    find(backend, "a" * 10_000, NOW)
    find(backend, "，".join("大学水野" * 3 for _ in range(100)), NOW)

    assert time.perf_counter() - began < 3
