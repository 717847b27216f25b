import pytest

from search.backends.sqlite.spelling import Vocabulary, correct, distance, letters


def words(**counts):
    by_length = {}
    for word in counts:
        by_length.setdefault(len(word), []).append((letters(word), word))
    return Vocabulary(counts, by_length)


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


def test_correct_takes_the_nearest_then_the_same_first_letter_then_the_most_frequent():
    assert correct("housng", words(housing=1, hosting=9)) == "housing"
    assert correct("corms", words(forms=9, corks=1)) == "corks"
    assert correct("houring", words(housing=5, pouring=9, hounding=9)) == "housing"
    assert correct("houseng", words(housings=1, housing=1)) == "housing"


def test_correct_leaves_short_words_numbers_and_strangers():
    assert correct("vsa", words(visa=1)) == ""
    assert correct("2027x", words(visa=1)) == ""
    assert correct("zzzzzzz", words(housing=1)) == ""
    assert correct("abcdefg", words(gfedcba=1)) == ""
