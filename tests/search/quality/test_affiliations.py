import json
from dataclasses import asdict

import pytest

from search.backends.sqlite.engine import SqliteBackend
from search.quality.affiliations import Judged, judged, measure, organisations
from search.quality.sets import BrokenSetError
from search.records.record import record_of
from tests.search.contracts.documents import NOW

#: Checksums of these texts are even and odd: one of each half.
TUNING, HELD = "University of Almada", "Univ. Almada"


def write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def name(value, *types):
    return {"value": value, "types": list(types)}


@pytest.fixture
def directory(tmp_path):
    """Organisations in the registry's format: one of each kind of trouble."""
    folder = tmp_path / "universities"
    folder.mkdir()
    (tmp_path / "search_relevance").mkdir()
    write(
        folder / "ror_education.jsonl",
        [
            {
                "id": "a", "status": "active", "country_code": "PT", "city": "Almada", "region": "Setúbal",
                "names": [
                    name("Universidade de Almada", "ror_display", "label"), name("University of Almada", "label"),
                    name("UALM", "acronym"), name("Almada", "alias"),
                ],
            },
            {
                "id": "b", "status": "withdrawn", "names": [name("Ambler College", "label")],
                "relationships": [{"type": "Successor", "id": "c"}, {"type": "child", "id": "a"}],
            },
        ],
    )  # fmt: skip
    others = [
        {
            "id": "c", "status": "active", "names": [name("Ambler Arts College", "label")],
            "relationships": [{"type": "Successor", "id": "a"}],
        },
        {"id": "d", "names": []},
    ]  # fmt: skip
    write(folder / "ror_other_referenced.jsonl", others)
    return tmp_path


def asked(directory, *records):
    write(directory / "search_relevance" / "affiliation_queries.jsonl", list(records))
    return list(judged(directory))


def string(query, relevant=(), dataset="names", *, all_present=True):
    return {"dataset": dataset, "query": query, "relevant": list(relevant), "all_present": all_present}


def test_organisations_are_records_and_lend_names_to_their_successors(directory):
    records = {one.id: record_of(one) for one in organisations(directory)}

    assert (records["a"].name, records["a"].acronyms, records["a"].aliases) == (
        "Universidade de Almada",
        ("UALM",),
        ("Almada",),
    )
    assert (records["b"].is_active, records["c"].is_active, records["d"].is_active) == (False, True, True)
    assert records["c"].aliases == ("Ambler College",)
    assert records["d"].name == ""


def test_strings_are_asked_whose_records_are_all_there_or_that_name_none(directory):
    found = asked(
        directory,
        string(TUNING, ["a"]),
        string("Elsewhere", ["z"], all_present=False),
        string("Nowhere", all_present=False),
    )

    assert found == [Judged("names", TUNING, frozenset("a")), Judged("names", "Nowhere", frozenset())]


def test_halves_are_told_by_checksum():
    assert [Judged("", text, frozenset()).is_tuning for text in (TUNING, HELD)] == [True, False]


def test_figures_are_of_each_set_and_half(directory, tmp_path):
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(organisations(directory))
    strings = asked(
        directory,
        string(TUNING, ["a"]),
        string(HELD, ["a"]),
        string("Almada Institute of Nothing, Japan", ["c"]),
        string("Nowhere"),
        string("Universidade de Almada, Portugal"),
        string("Ambler Arts College", ["c"], dataset="others"),
        string("University of Almada, Almada", dataset="wrong"),
    )

    names, others, wrong = map(asdict, measure(backend, strings, NOW))
    (first, *_rest) = measure(backend, strings, NOW, limit=1)
    backend.close()

    assert (names["name"], names["questions"], names["nothing"], names["floor"]) == (
        "affiliations: names",
        3,
        2,
        0.922,
    )
    assert (names["ndcg"], names["hit_at_1"], names["precision"], names["recall"]) == (
        0.667,
        0.667,
        1.0,
        0.667,
    )
    assert names["ndcg_tuning"] + names["ndcg_held"] == pytest.approx(1.5)
    assert names["nothing_right"] == 0.5
    assert (others["ndcg"], others["nothing_right"], others["floor"]) == (1.0, 0.0, None)
    assert (wrong["questions"], wrong["ndcg"], wrong["nothing_right"]) == (0, 0.0, 0.0)
    assert first.questions == 1


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"names": []}, "without 'id'"),
        ({"id": "e"}, "without 'names'"),
        ({"id": "e", "names": None}, "another form"),
        ({"id": "e", "names": ["E"]}, "another form"),
        ({"id": "e", "names": [], "relationships": [{"id": "a"}]}, "without 'type'"),
    ],
)
def test_a_broken_record_is_said(directory, record, reason):
    write(directory / "universities" / "ror_other_referenced.jsonl", [record])

    with pytest.raises(BrokenSetError, match=reason):
        list(organisations(directory))


def test_a_broken_string_is_said(directory):
    with pytest.raises(BrokenSetError, match="without 'query'"):
        asked(directory, {"all_present": True, "relevant": [], "dataset": "names"})


@pytest.mark.parametrize("relevant", [None, "ab", 5])
def test_a_string_without_a_list_of_records_is_said(directory, relevant):
    with pytest.raises(BrokenSetError, match="no list of ids"):
        asked(directory, {"all_present": True, "relevant": relevant, "dataset": "names", "query": "a"})


def test_without_organisations_nothing_can_be_asked(tmp_path):
    with pytest.raises(FileNotFoundError):
        next(organisations(tmp_path))
