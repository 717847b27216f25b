import pytest

from search.backends.sqlite.engine import SqliteBackend
from tests.search.contracts.documents import document, query


@pytest.fixture
def engine(tmp_path):
    backend = SqliteBackend(tmp_path / "index")
    yield backend
    backend.close()


def suggestion(engine, text, **values):
    return engine.search(query(text, **values)).suggestion


def test_several_words_are_corrected_in_place(engine):
    engine.put([document(1, title="Scholarships", body="Housing in Göttingen")])

    assert suggestion(engine, "  scholarshps, housing (gottinge)!") == "scholarships, housing (göttingen)!"


def test_a_paste_is_corrected_in_its_first_words(engine):
    engine.put([document(1, body="housing lisbon partner student")])

    assert suggestion(engine, "housng lisbn partnr studnt") == "housing lisbon partner studnt"


def test_a_word_that_is_only_like_another_form_is_corrected(engine):
    engine.put([document(1, body="It changes, he covers, a conversation, changed")])

    assert suggestion(engine, "changees") == "changes"
    assert suggestion(engine, "coversation") == "conversation"


def test_another_form_of_a_word_is_no_error_unless_its_neighbour_is_much_more_frequent(engine):
    engine.put([document(1, body="A room"), *(document(number, body="Roots") for number in range(2, 5))])

    assert suggestion(engine, "rooms") == ""
    engine.put([document(5, body="Roots")])
    assert suggestion(engine, "rooms") == "roots"


def test_a_frequent_word_two_errors_away_is_no_correction_of_another_form(engine):
    engine.put([document(1, body="A garden"), *(document(number, body="Pardoned") for number in range(2, 9))])

    assert suggestion(engine, "gardened") == ""


def test_the_next_likely_word_is_offered_where_the_first_finds_nothing(engine):
    engine.put(
        [
            document(1, body="causes", facets={"country": ("PT",)}),
            document(2, body="cases", facets={"country": ("FR",)}),
        ]
    )

    assert suggestion(engine, "casues") == "causes"
    assert suggestion(engine, "casues", filters={"country": ("FR",)}) == "cases"
    assert suggestion(engine, "casues", filters={"country": ("DE",)}) == ""


def test_excluded_words_runs_and_words_that_say_nothing_are_left_alone(engine):
    engine.put([document(1, body="Scholarships and 大学, thee")])

    assert suggestion(engine, "scholarships -scholarshps") == ""
    assert suggestion(engine, '大字 the -"scholarshps abroad"') == ""
    assert suggestion(engine, "§ ~") == ""
