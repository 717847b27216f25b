import pytest

from search.records import weights
from search.records.affiliation import read
from search.records.matching import Finder, Found, Name, alike
from search.records.reading import canonical_words


def found(name, text, place=(), trust=1.0):
    return Finder(read(text)).find(Name.of(canonical_words(name), frozenset(place), trust))


def test_a_whole_name_alone_is_found_wholly():
    assert found("University of Almada", "University of Almada") == Found(1.0, frozenset({0, 1}))


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        ("University of Almada", "Almada University", "Almada, University"),
        ("University of Almada", "Univ. of Almada", "University of Sao Almada"),
        ("University of Almada", "University of Almada", "University, Almada"),
        ("Almada University of Music", "Almada University of Music", "Almada University"),
        ("Almada University of Music", "Almada, University of Music", "Almada, music, optics, university"),
        ("University of Almada", "Almada University", "Almada"),
        ("University of Almada", "University of Almada", "University of Almado"),
        ("Institute of Management", "Institute of Management", "Chowdhury Institute of Management"),
        (
            "Institute of Management",
            "Mechanics, Institute of Management",
            "Institute of Management Chowdhury Girijan Mohan",
        ),
    ],
)
def test_more_of_a_name_side_by_side_and_in_order_is_better(name, better, worse):
    assert found(name, better).score > found(name, worse).score


@pytest.mark.parametrize("text", ["", "Music", "Nowhere at all", "University"])
def test_less_than_half_of_a_name_is_none(text):
    assert found("Almada University of Newton", text) == Found()


def test_a_name_without_words_is_never_found():
    assert found("", "University of Almada") == Found()


def test_a_first_letter_is_taken_as_it_is():
    assert found("University of Almada", "University of Elmada").score < 0.1


def test_trust_counts():
    assert found("University of Almada", "University of Almada", trust=0.5).score == 0.5


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Postgraduate Institute Almada", "Post Graduate Institute Almada"),
        ("Post Graduate Institute Almada", "Postgraduate Institute Almada"),
    ],
)
def test_a_word_is_found_in_two_and_two_in_one(name, text):
    assert found(name, text).score > 0.75


def test_words_of_the_city_alone_are_no_name():
    place = canonical_words("Buena Vista")

    assert found("University of Buena Vista", "Buena Vista", place).score < weights.NO_KIND
    assert found("University of Buena Vista", "Buena Vista").score > weights.NO_KIND


def test_a_name_may_do_without_its_place():
    name = Name.of(canonical_words("Lake Mountain University in Almada"), frozenset(["almada"]))

    short = name.less(("almada",))

    assert short.words == ("lake", "mountain", "university")
    assert Finder(read("Lake Mountain University, Almada")).find(short).score == weights.PLACE_LEFT_OUT
    assert Finder(read("Lake Mountain University")).find(short).score == pytest.approx(
        weights.PLACE_LEFT_OUT * weights.PLACE_UNKNOWN
    )


def test_too_little_is_left_without_a_place():
    name = Name.of(canonical_words("University of Almada"), frozenset())

    assert name.less(("almada",)) is None
    assert name.less(("lisbon",)) is None


def test_a_country_beside_a_name_is_no_part_of_it():
    assert found("University of Almada", "University of Almada Portugal").score == 1.0


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("almada", "almada", True),
        ("almada", "almda", True),
        ("almada", "almadda", True),
        ("almada", "almida", True),
        ("almada", "alamda", True),
        ("almada", "alimdo", False),
        ("almada", "alamdo", False),
        ("almada", "almadaxx", False),
        ("almada", "palmad", False),
        ("almada", "elmada", True),
        ("paris", "pari", False),
        ("almada", "almxdax", False),
    ],
)
def test_words_are_alike_with_one_letter_wrong(one, other, are):
    assert alike(one, other) is are
    assert alike(other, one) is are
