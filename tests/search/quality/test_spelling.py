import pytest

from search.backends.sqlite.engine import SqliteBackend
from search.quality import spelling
from search.quality.sets import BrokenSetError
from search.quality.spelling import Spelling
from tests.search.contracts.documents import NOW


@pytest.fixture
def backend(tmp_path):
    made = SqliteBackend(tmp_path / "index")
    yield made
    made.close()


def test_misspelt_words_are_counted_by_their_errors(data, backend):
    known = spelling.pairs(data)
    backend.rebuild(spelling.dictionary(known))

    found = spelling.measure(backend, "codespell", "en", known, NOW)

    assert known == [("univeristy", "university"), ("unvrsitie", "university")]
    assert found == Spelling("codespell", "en", 2, 1, 1, 1)


def test_a_form_of_the_word_is_right_where_it_shows_the_word(backend):
    backend.rebuild([spelling.text_document("1", "en", "Universities and scholars")])

    shown = spelling.measure(
        backend, "a", "en", [("universitys", "universities"), ("scholars", "scholar")], NOW
    )

    assert (shown.asked, shown.right) == (2, 1)


def test_long_lists_are_asked_in_part():
    assert len(spelling.some([("a", "b")] * 41_000)) == 1_000
    assert len(spelling.some([("a", "b")] * 3)) == 3


def test_a_list_is_read_with_a_mark_before_it_and_short_rows(data):
    (data / "typos" / "codespell_en.csv").write_bytes(b"\xef\xbb\xbftypo,correction\r\nteh,the\r\nalone\r\n")

    assert spelling.pairs(data) == [("teh", "the")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"wrong,right\nteh,the\n", "the columns are not typo and correction"),
        (b"typo,correction\n\xff,a\n", "codespell_en.csv: 'utf-8"),
    ],
)
def test_a_broken_list_is_named(data, content, message):
    (data / "typos" / "codespell_en.csv").write_bytes(content)

    with pytest.raises(BrokenSetError, match=message):
        spelling.pairs(data)
