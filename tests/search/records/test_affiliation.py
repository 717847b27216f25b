import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.records.affiliation import read


def parts(text):
    asked = read(text)
    return [[asked.words[number].text for number in part] for part in asked.parts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Dept. of Physics, Univ. of Almada, 2800-114 Almada, Portugal",
            [["department", "physics"], ["university", "almada"], ["almada"], ["portugal"]],
        ),
        ("1Institute of Optics", [["institute", "optics"]]),
        ("Almada2; Newton", [["almada"], ["newton"]]),
        ("Université Lyon 2", [["university", "lyon", "2"]]),
        ("a.person@almada.example Almada http://example.org/x", [["almada"]]),
        ("Almada &amp;#x0026; Sons", [["almada", "sons"]]),
        ("Almada\nPortugal", [["almada"], ["portugal"]]),
        ("University of NewtonBoston", [["university", "newton", "boston"]]),
        ("NewtonMA", [["newton", "ma"]]),
        ("Ozark – Harlow", [["ozark"], ["harlow"]]),
        ("Ozark–Harlow", [["ozark", "harlow"]]),
        ("Center for Optics. Almada", [["center", "optics"], ["almada"]]),
        ("", []),
        (", ;", []),
    ],
)
def test_a_string_is_cut_into_parts_and_words(text, found):
    assert parts(text) == found


def test_countries_and_states_are_found():
    asked = read("University of Newton, Newton, MA, USA")

    assert [(place.country, place.region) for place in asked.places] == [("US", "Massachusetts"), ("US", "")]
    assert asked.in_places == {3, 4, 5}


def test_capitals_tell_acronyms():
    assert [(word.text, word.in_capitals) for word in read("UALM ualm").words] == [
        ("ualm", True),
        ("ualm", False),
    ]


def test_two_words_are_found_as_one():
    assert read("Post Graduate School").joined["postgraduate"] == [0]


@given(st.text(max_size=900))
def test_anything_can_be_read(text):
    asked = read(text)

    assert len(asked.weights) == len(asked.words)
    assert sum(map(len, asked.parts)) == len(asked.words)
