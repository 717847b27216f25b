import pytest

from search.records import weights
from search.records.reading import canonical, canonical_words, runs, weight
from search.records.spelling import settle


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dept. of Physics, Univ. Zürich", ("department", "physics", "university", "zurich")),
        ("Universität Tübingen", ("university", "tubingen")),
        ("University of Tuebingen", ("university", "tubingen")),
        ("King's College", ("kings", "college")),
        ("Kings College", ("kings", "college")),
        ("Universitätsklinikum", ("university", "hospital")),
        ("ГОСУДАРСТВЕННЫЙ университет", ("state", "university")),
        ("水野大学", ("水", "野", "大", "学")),
        ("of the", ()),
        ("", ()),
    ],
)
def test_names_are_words_that_compare(text, words):
    assert canonical_words(text) == words


def test_a_stretch_mark_alone_is_no_word():
    assert canonical("\u0640") == ()


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("zurich", weights.TELLING_WORD),
        ("technology", weights.COMMON_WORD),
        ("physics", weights.COMMON_WORD),
        ("b", weights.COMMON_WORD),
        ("university", weights.KIND_WORD),
        ("大", weights.COMMON_CHARACTER),
        ("水", weights.OTHER_CHARACTER),
    ],
)
def test_words_tell_more_or_less_of_which_institution_is_meant(word, told):
    assert weight(word) == told


def test_characters_side_by_side_are_a_run_again():
    assert list(runs(["水", "野", "university", "大", "学"])) == ["水野", "university", "大学"]
    assert list(runs(["a", "水"])) == ["a", "水"]


@pytest.mark.parametrize(
    ("word", "settled"),
    [("tuebingen", "tubingen"), ("aarhus", "arhus"), ("bauer", "bauer"), ("queen", "queen")],
)
def test_umlauts_have_one_spelling(word, settled):
    assert settle(word) == settled
