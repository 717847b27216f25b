import pytest

from search.records.countries import Place, country_words, places


def named(text, capitals=()):
    words = text.split()
    return [
        (place.first, place.last, place.country)
        for place in places(words, [word in capitals for word in words])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lisbon portugal", [(1, 2, "PT")]),
        ("munich deutschland", [(1, 2, "DE")]),
        ("south korea", [(1, 2, "KR")]),
        ("southern korea", [(0, 2, "KR")]),
        ("people republic china", [(0, 3, "CN")]),
        ("nowhere at all", []),
        ("", []),
    ],
)
def test_countries_are_found_in_any_of_their_names(text, found):
    assert named(text) == found


def test_two_letters_count_in_capitals_alone():
    assert named("me ma", capitals=("ma",)) == [(1, 2, "US")]


def test_a_state_says_its_country_too():
    assert list(places(["mary", "new", "jersey"], [False] * 3)) == [Place(1, 3, "US", "New Jersey")]


def test_a_name_of_two_meanings_has_both():
    assert {(place.country, place.region) for place in places(["georgia"], [False])} == {
        ("GE", ""),
        ("US", "Georgia"),
    }


def test_a_country_s_english_name_is_words():
    assert country_words("JP") == ("japan",)
    assert country_words("") == ()
