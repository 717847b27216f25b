import pytest

from search.backends.sqlite.engine import SqliteBackend
from search.quality.relevance import Relevance, measure, ndcg
from search.quality.sets import question_sets
from tests.search.contracts.documents import NOW


@pytest.mark.parametrize(
    ("found", "relevant", "gain"),
    [
        (["a", "b"], {"a"}, 1.0),
        (["b", "a"], {"a"}, 0.631),
        (["b"], {"a"}, 0.0),
        (["a", "b"], {"a", "b"}, 1.0),
        (["a"], set(), 0.0),
    ],
)
def test_ndcg_is_the_gain_against_the_best_ranking(found, relevant, gain):
    assert ndcg(found, frozenset(relevant)) == pytest.approx(gain, abs=0.001)


def test_measure_asks_all_questions_or_some(data, tmp_path):
    one = next(question_sets(data))
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(one.documents)

    everything = measure(backend, one, NOW)
    backend.close()

    assert everything == Relevance("xquad", "en", 1, 1.0, 0.956, everything.milliseconds)


def test_measure_of_no_questions_is_nothing(data, tmp_path):
    *_, crossref = question_sets(data)
    backend = SqliteBackend(tmp_path / "index")

    assert measure(backend, crossref, NOW, limit=5).ndcg == 0.0
    backend.close()
