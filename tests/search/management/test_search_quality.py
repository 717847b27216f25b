import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.search.quality.conftest import data  # noqa: F401 -- a fixture


def test_the_command_prints_a_table_and_writes_the_figures(data, tmp_path):  # noqa: F811 -- the fixture
    out, output = StringIO(), tmp_path / "build" / "figures.json"

    call_command("search_quality", data=data, output=output, stdout=out)

    figures = json.loads(output.read_text())["sqlite"]
    assert len(figures["relevance"]) == 13
    assert figures["relevance"][0]["ndcg"] == 1.0
    assert figures["spelling"] == {"asked": 1, "right": 1, "corrected": 1}
    assert "nDCG@10" in out.getvalue()
    assert "of 1 misspelt words 1 corrected, 1 rightly" in out.getvalue()


def test_the_command_says_what_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="xquad_docs"):
        call_command("search_quality", data=tmp_path, output=tmp_path / "x.json")


@pytest.mark.parametrize(("language", "floor"), [("de", 0.93), ("ar", 0.93), ("zh", 0.96)])
def test_real_questions_stay_well_answered(shared_data, tmp_path, language, floor):
    from search.backends.sqlite.engine import SqliteBackend
    from search.quality.relevance import measure
    from search.quality.sets import question_sets
    from tests.search.contracts.documents import NOW

    one = next(found for found in question_sets(shared_data) if found.language == language)
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(one.documents)

    assert measure(backend, one, NOW, limit=200).ndcg >= floor
    backend.close()
