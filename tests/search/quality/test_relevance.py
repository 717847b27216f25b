import pytest

from search.backends.sqlite.engine import SqliteBackend
from search.quality.relevance import Relevance, measure, ndcg, percentile
from search.quality.sets import Question, QuestionSet, question_sets
from search.quality.spelling import text_document
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


def test_percentile_is_the_value_of_a_share():
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([1.0], 0.95) == 1.0
    assert percentile([], 0.95) == 0.0


def test_measure_asks_the_questions_of_each_language(data, tmp_path):
    one = question_sets(data)[1]
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(one.documents)

    english, french = measure(backend, one, NOW)
    backend.close()

    assert english == Relevance("xquad", "en", 1, 1.0, 1.0, 0.956, english.p50_ms, english.p95_ms)
    assert french == Relevance("xquad", "fr", 1, 1.0, 1.0, None, french.p50_ms, french.p95_ms)
    assert 0 < english.p50_ms <= english.p95_ms


def test_measure_asks_some_questions_and_counts_what_it_misses(tmp_path):
    asked = [Question(text, frozenset({"1"}), "en") for text in ("housing", "sport", "visa", "housing")]
    documents = [text_document("1", "en", "visa visa housing"), text_document("2", "en", "visa")]
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(documents)

    (some,) = measure(backend, QuestionSet("a", documents, asked), NOW, limit=2)
    (all_of_them,) = measure(backend, QuestionSet("a", documents, asked), NOW)
    backend.close()

    assert (some.questions, some.ndcg, some.hit_at_1) == (2, 0.5, 0.5)
    assert all_of_them.questions == 4


def test_measure_of_no_questions_is_nothing(tmp_path):
    backend = SqliteBackend(tmp_path / "index")

    assert measure(backend, QuestionSet("a", (), ()), NOW) == []
    backend.close()
