import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.backends.sqlite.engine import SqliteBackend
from search.quality.relevance import measure
from search.quality.sets import OWN_DATA, QuestionSet, question_sets
from tests.search.contracts.documents import NOW
from tests.search.quality.conftest import data, write  # noqa: F401 -- fixtures


@pytest.fixture(autouse=True)
def _embedded_alone(settings, tmp_path):
    """No server, and no texts of the demo: seconds instead of minutes."""
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ELASTICSEARCH_URL": ""}
    settings.ROOT = tmp_path


def test_the_command_prints_tables_and_writes_the_figures(data, tmp_path):  # noqa: F811 -- the fixture
    out, output = StringIO(), tmp_path / "build" / "figures.json"

    call_command("search_quality", data=data, output=output, stdout=out)

    figures = json.loads(output.read_text())["sqlite"]
    assert len(figures["relevance"]) == 4
    assert [(row["name"], row["ndcg"], row["nothing_right"]) for row in figures["affiliations"]] == [
        ("affiliations: names", 1.0, 1.0)
    ]
    assert (figures["relevance"][0]["ndcg"], figures["relevance"][0]["hit_at_1"]) == (1.0, 1.0)
    assert figures["spelling"][0]["rate"] == 0.5
    assert figures["spelling"][0]["within_one"] == 1.0
    assert "nDCG@10" in out.getvalue()
    assert "one error away" in out.getvalue()
    assert "precision" in out.getvalue()


def test_the_command_says_what_is_broken_and_keeps_the_rest(data, tmp_path):  # noqa: F811 -- the fixture
    output = tmp_path / "figures.json"
    (data / "search_relevance" / "piaf_queries.jsonl").write_text("{}\n")

    with pytest.raises(CommandError, match=r"piaf_queries.jsonl, line 1: no 'relevant'"):
        call_command("search_quality", data=data, output=output, stdout=StringIO())

    assert {row["name"] for row in json.loads(output.read_text())["sqlite"]["relevance"]} >= {"xquad"}


def test_the_command_says_what_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="search_relevance"):
        call_command("search_quality", data=tmp_path, output=tmp_path / "x.json")


def test_our_own_set_is_measured_where_no_other_data_are(tmp_path):
    out = StringIO()

    call_command("search_quality", output=tmp_path / "x.json", stdout=out)

    figures = json.loads((tmp_path / "x.json").read_text())["sqlite"]
    assert {row["language"] for row in figures["relevance"]} == {"en", "fr", "de", "es", "ar", "zh-hans"}
    assert all(row["ndcg"] >= 0.9 for row in figures["relevance"])
    assert all(row["rate"] >= 0.85 for row in figures["spelling"])
    assert OWN_DATA.is_dir()


@pytest.mark.parametrize(("language", "floor"), [("de", 0.93), ("ar", 0.93), ("zh", 0.96)])
def test_real_questions_stay_well_answered(shared_data, tmp_path, language, floor):
    one = next(found for found in question_sets(shared_data) if found.name == "xquad")
    documents = [document for document in one.documents if document.language == language]
    questions = [question for question in one.questions if question.language == language]
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(documents)

    (found,) = measure(backend, QuestionSet("xquad", documents, questions), NOW, limit=200)
    backend.close()

    assert found.ndcg >= floor
