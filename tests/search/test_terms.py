import pytest

from search.analysis.analyzers import analyzer
from search.terms import Asked, Term, asked
from search.words import Clause

ENGLISH = analyzer("english")
CHINESE = analyzer("cjk")


def texts(found):
    return [(" ".join(clause.text for clause in term.clauses), term.synonyms) for term in found.terms]


def test_every_telling_word_is_a_term_and_excluded_clauses_stand_apart():
    assert asked('the visa "the end" -form', ENGLISH) == Asked(
        (Term((Clause("visa"),)), Term((Clause("the end", is_phrase=True),))),
        (Clause("form", is_excluded=True),),
    )


def test_words_that_say_nothing_are_terms_when_alone():
    assert texts(asked("to be", ENGLISH)) == [("to", ()), ("be", ())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Grants", [("Grants", ("scholarship", "bursary"))]),
        ("a scholarship now", [("scholarship", ("grant", "bursary")), ("now", ())]),
        ("studying abroad now", [("studying abroad", ("exchange",)), ("now", ())]),
        ("study", [("study", ())]),
        ("studying visa abroad", [("studying", ()), ("visa", ()), ("abroad", ())]),
        ('"grant"', [("grant", ())]),
        ("living cost", [("living", ()), ("cost", ())]),
        ("costs of living", [("costs living", ("expenses",))]),
        ("the", [("the", ("a",))]),
    ],
)
def test_synonyms_stand_in_for_words_in_any_form(typed, found):
    groups = [
        ("grant", "scholarship", "bursary"),
        ("study abroad", "exchange"),
        ("cost of living", "expenses"),
        ("the", "a"),
        ("", "…"),
    ]

    assert texts(asked(typed, ENGLISH, groups)) == found


def test_the_longest_synonym_wins_and_several_groups_add_up():
    groups = [("summer", "july"), ("summer school", "academy"), ("Summer", "July", "august")]

    assert texts(asked("summer school summer", ENGLISH, groups)) == [("summer school", ("academy",))]
    assert texts(asked("summer", ENGLISH, groups)) == [("summer", ("july", "July", "august"))]


def test_runs_are_cut_where_a_synonym_stands():
    groups = [("奖学金", "助学金"), ("奖学", "奖"), ("scholarship", "奖学金")]

    assert texts(asked("申请奖学金吗", CHINESE, groups)) == [
        ("申请", ()),
        ("奖学金", ("助学金", "scholarship")),
        ("吗", ()),
    ]
    assert texts(asked("scholarship", CHINESE, groups)) == [("scholarship", ("奖学金",))]
    assert texts(asked("申请", CHINESE, groups)) == [("申请", ())]
