import pytest
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy, override

from taxonomy import labels
from taxonomy.labels import CHOICES, UnknownVocabulary, choices, find, is_code, label
from taxonomy.models import VOCABULARIES, Country
from tests.taxonomy.conftest import LANGUAGES


def test_label_of_a_row_is_in_the_language(vocabularies):
    assert [label("field", "0912", language) for language in LANGUAGES] == [
        "Medicine", "Médecine", "Medizin", "Medicina", "الطب", "医学",
    ]  # fmt: skip
    assert [label("country", "DE", language) for language in LANGUAGES] == [
        "Germany", "Allemagne", "Deutschland", "Alemania", "ألمانيا", "德国",
    ]  # fmt: skip


def test_label_of_many_codes_is_one_query(vocabularies, django_assert_num_queries):
    with django_assert_num_queries(1):
        texts = [label("country", code, "fr") for code in ("PT", "FR", "DE", "QQ")]

    assert texts == ["Portugal", "France", "Allemagne", "QQ"]


def test_label_of_an_unknown_code_is_the_code(vocabularies):
    assert [label(name, "nothing", "en") for name in (*VOCABULARIES, "mode")] == ["nothing"] * 7


def test_label_from_cldr_needs_no_rows(db):
    assert label("country", "PT", "zh-hans") == "葡萄牙"
    assert label("topic", "visa", "en") == "visa"


def test_label_of_a_choice_is_translated(monkeypatch):
    class Answer(TextChoices):
        YES = "yes", gettext_lazy("Yes")

    monkeypatch.setitem(CHOICES, "answer", Answer)

    with override("de"):
        assert label("answer", "yes", "fr") == "Oui"
        assert choices("answer", "es") == [("yes", "Sí")]


def test_choices_of_enums_have_their_names_in_snake_case():
    assert {
        "cefr_level",
        "term",
        "region",
        "direction",
        "mode",
        "cooperation_kind",
        "study_abroad_kind",
    } <= set(CHOICES)
    assert "text_choices" not in CHOICES
    assert not set(CHOICES) & set(VOCABULARIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_label_in_every_language(vocabularies, language):
    for vocabulary in (*VOCABULARIES, *CHOICES):
        pairs = choices(vocabulary, language)
        assert pairs
        assert all(text and label(vocabulary, code, language) == text for code, text in pairs)


def test_choices_keep_an_order_that_means_something(vocabularies):
    assert [code for code, _ in choices("level", "fr")] == ["short", "bachelor", "master", "doctoral"]
    assert [code for code, _ in choices("field", "fr")][:3] == ["00", "000", "0000"]
    assert [code for code, _ in choices("cefr_level", "fr")] == ["A1", "A2", "B1", "B2", "C1", "C2"]


def test_choices_without_such_an_order_are_sorted_for_the_reader(vocabularies):
    assert [text for _, text in choices("country", "de")][:3] == ["Afghanistan", "Ägypten", "Ålandinseln"]
    assert next(text for _, text in choices("country", "zh-hans")) == "阿尔巴尼亚"


def test_choices_are_one_query_and_a_list_of_ones_own(vocabularies, django_assert_num_queries):
    with django_assert_num_queries(1):
        choices("country", "fr").clear()
        assert len(choices("country", "fr")) == 250


def test_choices_follow_a_correction(vocabularies):
    before = dict(choices("country", "en"))["MM"]
    country = Country.objects.get(code="MM")
    country.names = {"en": "Myanmar"}
    country.save()

    assert (before, dict(choices("country", "en"))["MM"]) == ("Myanmar (Burma)", "Myanmar")


def test_find_looks_in_all_stored_languages_and_the_readers(vocabularies):
    assert find("field", "medecine", "en") == {"0912", "0917"}
    assert find("country", "alemania", "es") == {"DE"}
    assert find("country", "alemania", "en") == set()
    assert find("country", " pT", "en") >= {"PT"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda: label("colour", "x", "en"),
        lambda: choices("colour", "en"),
        lambda: find("colour", "x", "en"),
        lambda: is_code("colour", "x"),
    ],
)
def test_unknown_vocabulary_is_an_error(ask):
    with pytest.raises(UnknownVocabulary, match="colour"):
        ask()


def test_labels_offer_the_order_of_names():
    assert labels.sort_key("a", "en") < labels.sort_key("b", "en")


def test_is_code_knows_rows_and_choices(vocabularies):
    assert [
        is_code(*pair) for pair in (("country", "PT"), ("country", "QQ"), ("mode", "online"), ("mode", "x"))
    ] == [
        True,
        False,
        True,
        False,
    ]
