"""Synonyms of a language: read once, checked when they are saved."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from core.cache import raise_edition
from search.contract import SearchResults
from search.models import SynonymGroup
from search.synonyms import synonyms_for
from search.together import search_together
from tests.search.contracts.documents import query


def group(words, language="en"):
    made = SynonymGroup(language=language, words=words)
    made.full_clean()
    made.save()
    raise_edition()
    return made


def problems(words, **fields):
    with pytest.raises(ValidationError) as caught:
        group(words, **fields)
    return caught.value.message_dict["words"]


def test_groups_are_read_once_an_edition(db, django_assert_num_queries):
    group("dormitory\naccommodation")
    group("logement\nrésidence", language="fr")

    assert synonyms_for("en") == (("dormitory", "accommodation"),)
    with django_assert_num_queries(0):
        assert synonyms_for("en") == (("dormitory", "accommodation"),)
    assert synonyms_for("de") == ()


def test_terms_are_tidied(db):
    made = group("  Bus   pass \n\nsemester ticket\nBUS PASS\n")

    assert made.words == "Bus pass\nsemester ticket"
    assert str(made) == "Bus pass, semester ticket"


def test_signs_that_turn_the_list_around_are_left_out(db):
    assert group("\u202ebus pass\u202c\n\u200fتذكرة").words == "bus pass\nتذكرة"


@pytest.mark.parametrize("words", ["", "x\n" * 700])
def test_what_the_field_refuses_has_one_reason(db, words):
    form = modelform_factory(SynonymGroup, fields=["language", "words"])({"language": "en", "words": words})

    assert [len(errors) for errors in form.errors.values()] == [1]


def test_one_word_has_no_synonym(db):
    assert problems("visa\nVisa") == ["Give at least two words or phrases, one a line."]


def test_every_wrong_term_is_named(db):
    assert problems(f"visa\n…\n{'x' * 61}") == [
        "“…” has no letter or digit.",
        f"“{'x' * 20} …” is too long: at most 60 characters.",
    ]


def test_a_group_is_no_thesaurus(db):
    assert problems("\n".join(f"word{number}" for number in range(21))) == ["At most 20 words or phrases."]


def test_a_word_stands_in_one_group_of_its_language(db):
    made = group("scholarship\ngrant")
    group("grant\nprice", language="fr")

    assert problems("GRÁNT\nbursary") == ["“GRÁNT” stands already in another group: scholarship, grant."]
    made.full_clean()


def test_a_search_for_words_carries_the_groups_of_its_language(db, now, backend, monkeypatch):
    group("dormitory\naccommodation")
    sent = []
    monkeypatch.setattr(
        type(backend), "search", lambda _self, asked: sent.append(asked) or SearchResults((), 0)
    )

    search_together(
        {"words": query(text="dormitory"), "none": query(), "other": query(text="a", locale="de")}
    )

    assert [asked.synonyms for asked in sent] == [(("dormitory", "accommodation"),), (), ()]
