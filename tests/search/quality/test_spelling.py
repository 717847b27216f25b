from search.backends.sqlite.engine import SqliteBackend
from search.quality.spelling import Spelling, measure, pairs, vocabulary
from tests.search.contracts.documents import NOW


def test_misspelt_words_are_counted_when_corrected_rightly(data, tmp_path):
    known = pairs(data)
    backend = SqliteBackend(tmp_path / "index")
    backend.rebuild(vocabulary(known))

    found = measure(backend, known, NOW)
    backend.close()

    assert known == [("univeristy", "university")]
    assert found == Spelling(asked=1, right=1, corrected=1)
