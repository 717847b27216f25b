"""Which of the words stand where, and how."""

import pytest

from search.contract import SearchDocument
from search.explain import FIELDS, Match, Role, covered, explain, lacking, unwanted


def document(**fields):
    return SearchDocument(
        **{
            "id": "page:1",
            "key": "k",
            "kind": "guide",
            "locale": "en",
            "language": "en",
            "url": "/en/",
            "title": "",
            **fields,
        }
    )


def places(line):
    return {name: match.value for name, match in zip(FIELDS, line.matches, strict=True) if match.value}


def told(found):
    return [(line.words, line.role.value, places(line)) for line in found]


def test_words_stand_as_written_or_by_their_stem():
    page = document(
        title="Housing", names=("ETH",), summary="Rooms for students", body="A student lives here."
    )

    assert told(explain(page, "student ROOM eth castle")) == [
        ("student", "typed", {"summary": "stem", "body": "exact"}),
        ("ROOM", "typed", {"summary": "stem"}),
        ("eth", "typed", {"names": "exact"}),
        ("castle", "typed", {}),
    ]


def test_a_phrase_stands_side_by_side():
    page = document(title="Learning agreements", body="An agreement about learning.")

    assert told(explain(page, '"learning agreement"')) == [("learning agreement", "typed", {"title": "stem"})]


def test_the_originals_words_count_under_its_language():
    page = document(
        locale="fr",
        language="fr",
        title="Logement",
        source_language="en",
        source_title="Housing",
        source_body="Rooms",
    )

    assert told(explain(page, "housing room logements")) == [
        ("housing", "typed", {"source_title": "exact"}),
        ("room", "typed", {"source_body": "stem"}),
        ("logements", "typed", {"title": "stem"}),
    ]


def test_chinese_stands_character_by_character():
    page = document(locale="zh-hans", language="zh-hans", title="学生宿舍", body="签证")

    assert told(explain(page, "宿舍")) == [("宿舍", "typed", {"title": "exact"})]
    assert told(explain(page, "生证")) == [("生证", "typed", {})]


def test_synonyms_follow_their_word_and_stand_in_for_it():
    page = document(title="Student accommodation")
    found = explain(
        page, "dormitory bus pass", [("dormitory", "accommodation"), ("bus pass", "semester ticket")]
    )

    assert told(found) == [
        ("dormitory", "typed", {}),
        ("accommodation", "synonym", {"title": "exact"}),
        ("bus", "typed", {}),
        ("pass", "typed", {}),
        ("semester ticket", "synonym", {}),
    ]
    assert lacking(found) == ("bus", "pass")


def test_terms_are_counted_by_field_themselves_or_as_a_synonym():
    page = document(title="Student accommodation", body="A bus and, elsewhere, a pass. Housing.")
    found = explain(page, "dormitory bus pass -housing", [("dormitory", "accommodation"), ("bus pass", "x")])

    assert covered(found) == ((1, 0, 0, 1, 0, 0, 0), 2)
    assert unwanted(found) == ("housing",)
    assert covered(()) == ((0,) * len(FIELDS), 0)


def test_excluded_words_stand_last():
    found = explain(document(title="Housing"), "-housing rooms")

    assert told(found) == [("rooms", "typed", {}), ("housing", "excluded", {"title": "exact"})]
    assert [line.is_found for line in found] == [False, True]
    assert lacking(found) == ("rooms",)


@pytest.mark.parametrize("text", ["", "\x00", '"""', "-", "((((", "\ud800", "…", "a" * 9999])
def test_nothing_typed_is_too_strange(text):
    lines = explain(document(title="Housing", body="a b c"), text)

    assert all(line.role is Role.TYPED and set(line.matches) <= {Match.NONE, Match.EXACT} for line in lines)


def test_a_stroke_that_is_no_letter_is_passed_over():
    assert told(explain(document(title="ـ Housing"), "housing")) == [("housing", "typed", {"title": "exact"})]
