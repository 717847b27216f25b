import random

import pytest

from search.analysis.spelling import Lexicon, distance, errors_allowed, ranked, weight


@pytest.mark.parametrize(
    ("first", "second", "errors"),
    [
        ("visa", "visa", 0),
        ("visa", "vsia", 1),
        ("visa", "vis", 1),
        ("visa", "visas", 1),
        ("visa", "vita", 1),
        ("visa", "vtia", 2),
    ],
)
def test_distance_counts_typing_errors(first, second, errors):
    assert distance(first, second, 2) == errors


def test_distance_stops_at_the_limit():
    assert distance("visa", "universities", 2) == 3
    assert distance("abcdef", "uvwxyz", 2) == 3


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        (("hosing", "housing"), ("nosing", "housing")),  # a letter left out, one exchanged
        (("houssing", "housing"), ("houpsing", "housing")),  # doubled, added
        (("adress", "address"), ("adress", "adressh")),  # undoubled, left out
        (("huosing", "housing"), ("hbosing", "housing")),  # swapped, two others
        (("hausing", "housing"), ("hbusing", "housing")),  # a vowel, a stranger
        (("houding", "housing"), ("houbing", "housing")),  # the next key, a far one
        (("houzing", "housing"), ("houting", "housing")),  # the same sound, another
        (("housinh", "housing"), ("jousing", "housing")),  # the last letter, the first
    ],
)
def test_errors_that_people_make_weigh_less(likely, unlikely):
    assert weight(*likely) < weight(*unlikely)


def test_a_word_weighs_nothing_against_itself():
    assert weight("visa", "visa") == 0.0


def test_ranked_takes_the_likelier_error_then_the_more_frequent_word():
    assert ranked("casues", {"cases": 1, "causes": 1}) == ["causes", "cases"]
    assert ranked("houring", {"pouring": 5, "housing": 5}) == ["housing", "pouring"]
    assert ranked("hosing", {"housing": 1, "hoping": 40}) == ["housing", "hoping"]
    assert ranked("houring", {"pouring": 900, "housing": 1}) == ["pouring", "housing"]
    assert ranked("forks", {"forms": 1, "forts": 9}) == ["forts", "forms"]
    assert ranked("forks", {"fords": 0, "forbs": 0}) == ["forbs", "fords"]


@pytest.mark.parametrize(
    ("word", "errors"), [("oly", 1), ("ol", 0), ("housng", 2), ("forms", 1), ("2027x", 0)]
)
def test_longer_words_may_have_two_errors(word, errors):
    assert errors_allowed(word) == errors


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("housng", ["housing"]),
        ("huosing", ["housing"]),
        ("ousing", ["housing"]),
        ("housingg", ["housing"]),
        ("housigns", ["housing"]),
        ("hoising", ["housing"]),
        ("oly", ["only"]),
        ("onyl", ["only"]),
        ("housing", []),
        ("vsa", ["visa"]),
        ("zzzzzzz", []),
        ("gnisuoh", []),
        ("2027x", []),
    ],
)
def test_words_near_are_found(typed, found):
    assert Lexicon({"housing": 1, "only": 1, "visa": 1, "vs": 1, "2027": 3}).corrections(typed) == found


def test_fewer_errors_come_before_more():
    lexicon = Lexicon({"corks": 1, "housings": 900, "housing": 1, "forms": 9})

    assert lexicon.corrections("houseng") == ["housing"]
    assert lexicon.corrections("huseng") == ["housing"]


def test_no_word_within_one_error_is_missed():
    chance = random.Random(4)
    words = {"".join(chance.choices("abcde", k=chance.randint(4, 9))): 1 for _ in range(600)}
    lexicon = Lexicon(words)

    for typed in ("".join(chance.choices("abcde", k=chance.randint(4, 9))) for _ in range(60)):
        near = {word for word in words if word != typed and distance(typed, word, 1) == 1}
        if near:
            assert set(lexicon.corrections(typed)) == near


def test_a_letter_too_many_is_no_likelier_than_a_wrong_one():
    assert ranked("roomq", {"room": 1, "roomy": 10}) == ["roomy", "room"]
    assert ranked("roomq", {"room": 1, "roomy": 1}) == ["room", "roomy"]
