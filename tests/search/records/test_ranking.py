import pytest

from search.records.affiliation import read
from search.records.ranking import rank
from tests.search.records.institutions import EVERYTHING


def ranked(text, records=EVERYTHING):
    return rank(read(text), records)


def first(text):
    return ranked(text)[0].record.id


def meant(text):
    return {one.record.id for one in ranked(text) if one.is_match}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Universidade de Almada", {"almada"}),
        ("DEPT. OF PHYSICS, UNIV. OF ALMADA, PORTUGAL", {"almada"}),
        ("Escola de Almada", {"almada"}),
        ("Almada University of Technology, Almada, Portugal", {"almada-tech"}),
        ("University of Newton, Newton, MA, USA", {"newton-us"}),
        ("University of Newton, New South Wales, Australia", {"newton-au"}),
        ("University of Newton, Newton, NSW", {"newton-au"}),
        ("University of Ozark, Harlow, USA", {"ozark-harlow"}),
        ("University of Ozark", {"ozark"}),
        ("Lake University, Saint Mary, Canada", {"lake"}),
        ("Ambler College", {"successor"}),
        ("Fujimoto Corporation, Osaka, Japan", {"company"}),
        ("水野大学 工学部", {"mizuno"}),
        ("Klinik für Neurologie, Universitätsklinikum Brunn, 12345 Brunn, Deutschland", {"hospital"}),
        ("Brunnklin, Germany", {"hospital"}),
        ("University of Almada, Portugal; Mizuno University, Japan", {"almada", "mizuno"}),
    ],
)
def test_the_institution_that_is_named_is_meant(text, expected):
    assert meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "University of Newton",  # in two countries: nobody can tell
        "Almada, Portugal",
        "Department of Physics",
        "Private practice, Mizuno",
        "University of Almada, Nairobi, Kenya",
        "ualm",
        "Nowhere",
        "",
    ],
)
def test_nothing_is_meant_where_the_string_does_not_say(text):
    assert meant(text) == set()


def test_an_acronym_confirms_a_name_and_is_weak_alone():
    with_acronym, without, alone = (
        ranked(text)[0].score for text in ("University of Almada (UALM)", "University of Almada", "UALM")
    )

    assert with_acronym > without > alone > 0


def test_who_closed_gives_way_to_the_successor():
    assert [one.record.id for one in ranked("Ambler College, Ambler")][:2] == ["successor", "closed"]


def test_who_shares_words_with_a_better_one_is_not_meant():
    found = {one.record.id: one.is_match for one in ranked("Almada University of Technology")}

    assert found["almada-tech"]
    assert not found["almada"]


def test_the_place_decides_between_namesakes():
    assert first("University of Newton, Massachusetts") == "newton-us"
    assert first("University of Newton, Australia") == "newton-au"


def test_the_order_is_the_same_whatever_the_candidates_order():
    text = "University of Newton"

    assert ranked(text) == ranked(text, EVERYTHING[::-1])
