import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from taxonomy.models import Country, Currency, FieldOfEducation, StudyLevel, Topic


def test_vocabulary_name_falls_back_to_its_code():
    topic = Topic(code="visa", names={"en": "Visa", "fr": "Visas"})

    assert [topic.name("fr"), topic.name("de"), Topic(code="x").name("de")] == ["Visas", "Visa", "x"]


def test_vocabulary_is_shown_in_the_active_language():
    with override("fr"):
        assert str(Country(code="DE")) == "Allemagne"
    with override(None):
        assert str(Country(code="DE")) == "Germany"


def test_cldr_vocabulary_prefers_a_correction_in_the_same_language():
    country = Country(code="MM", names={"en": "Myanmar", "zh": "缅甸联邦"})

    assert [country.name(language) for language in ("en", "zh-hans", "de")] == [
        "Myanmar",
        "缅甸联邦",
        "Myanmar",
    ]


def test_cldr_vocabulary_falls_back_to_the_source_language_before_others():
    currency = Currency(code="XCG", names={"de": "Karibischer Gulden"})

    assert [currency.name(language) for language in ("de", "ar")] == [
        "Karibischer Gulden",
        "Caribbean guilder",
    ]


def test_cldr_vocabulary_takes_any_correction_before_the_code():
    assert Currency(code="QQQ", names={"ar": "عملة"}).name("fr") == "عملة"
    assert Currency(code="QQQ").name("fr") == "QQQ"


def test_field_of_education_knows_its_level():
    assert FieldOfEducation(code="0613").level == "detailed"


@pytest.mark.parametrize("code", ["new topic", "a/b", "a\n", ""])
def test_code_has_only_what_an_address_takes(db, code):
    topic = Topic(code=code, names={"en": "New"})

    with pytest.raises(ValidationError) as caught:
        topic.full_clean()

    assert set(caught.value.message_dict) == {"code"}


def test_names_need_the_source_language_except_where_cldr_has_them(db):
    with pytest.raises(ValidationError) as caught:
        Topic(code="x", names={"fr": "Nouveau"}).full_clean()
    assert set(caught.value.message_dict) == {"names"}

    Country(code="PT", alpha3="PRT").full_clean()


def test_order_is_of_codes_or_levels(vocabularies):
    assert list(StudyLevel.objects.values_list("code", flat=True)) == [
        "short",
        "bachelor",
        "master",
        "doctoral",
    ]
    assert list(FieldOfEducation.objects.values_list("code", flat=True)[:4]) == ["00", "000", "0000", "001"]
