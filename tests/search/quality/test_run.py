import shutil
from contextlib import contextmanager

import pytest

from search.backends.sqlite.engine import SqliteBackend
from search.contract import SearchUnavailableError
from search.quality.engines import engines
from search.quality.misspelling import misspelling
from search.quality.run import Run
from tests.search.contracts.documents import NOW

OPENER = engines({})["sqlite"]


def test_every_set_is_measured(data):
    run = Run(data, NOW)

    assert [(one.name, one.language) for one in run.relevance(OPENER)] == [
        ("piaf", "en"),
        ("piaf", "fr"),
        ("xquad", "en"),
        ("xquad", "fr"),
    ]
    assert run.problems == []


def test_a_broken_set_is_said_once_and_the_others_are_measured(data):
    (data / "search_relevance" / "piaf_docs.jsonl").write_text("")
    run = Run(data, NOW)

    for _ in range(2):
        assert {one.name for one in run.relevance(OPENER)} == {"xquad"}
    assert {one.language for one in misspelling(run, OPENER)} == {"en", "fr"}
    assert len(run.problems) == 1
    assert "piaf_docs.jsonl: the file is empty" in run.problems[0]


def test_affiliations_that_are_broken_or_not_there_stop_nothing(data):
    folder = data / "universities"
    (folder / "ror_education.jsonl").write_text("{")
    broken = Run(data, NOW)

    assert broken.affiliations(OPENER) == []
    assert "ror_education.jsonl, line 1" in broken.problems[0]
    for path in folder.iterdir():
        path.unlink()
    absent = Run(data, NOW)
    assert absent.affiliations(OPENER) == []
    assert absent.problems == []


def test_an_engine_that_does_not_answer_is_said(data):
    @contextmanager
    def opener():
        class Down(SqliteBackend):
            def search(self, query):
                raise SearchUnavailableError("no answer")

        with OPENER() as backend:
            backend.__class__ = Down
            yield backend

    run = Run(data, NOW)

    assert list(run.relevance(opener)) == []
    assert run.affiliations(opener) == []
    assert list(misspelling(run, opener)) == []
    assert "misspelt words: no answer" in run.problems
    assert "affiliations: no answer" in run.problems
    assert "piaf: no answer" in run.problems


def test_a_folder_without_sets_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(Run(tmp_path, NOW).relevance(OPENER))


def test_a_broken_list_of_misspelt_words_stops_only_itself(data):
    (data / "typos" / "codespell_en.csv").write_text("a,b\n")
    run = Run(data, NOW)

    assert {one.name for one in misspelling(run, OPENER)} == {"own vocabulary"}
    assert "codespell_en.csv: the columns are not typo and correction" in run.problems[0]


def test_a_folder_with_nothing_but_misspelt_words_is_measured(data):
    shutil.rmtree(data / "search_relevance")
    run = Run(data, NOW)

    assert (list(run.relevance(OPENER)), run.affiliations(OPENER)) == ([], [])
    assert [one.name for one in misspelling(run, OPENER)] == ["codespell"]
    assert run.problems == []
