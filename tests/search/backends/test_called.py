from search.backends.called import Called, called
from tests.search.contracts.documents import query

GROUPS = (("housing", "accommodation", "place to live"),)


def test_a_synonym_of_all_that_was_typed_is_a_name_too():
    assert called(query("Housing!", synonyms=GROUPS), {}) == Called(
        "housing", frozenset({"accommodation", "place to live"})
    )


def test_a_synonym_of_some_of_it_is_none():
    assert called(query("cheap housing", synonyms=GROUPS), {}) == Called("cheap housing")


def test_what_is_excluded_is_no_part_of_a_name():
    assert called(query("visa -form"), {}) == Called("visa")


def test_a_title_has_the_very_words_in_any_order():
    words = Called("housing cheap")

    assert words.stands_in(["housing", "cheap housing in lisbon"])
    assert not words.stands_in(["housing", "cheap houses"])
