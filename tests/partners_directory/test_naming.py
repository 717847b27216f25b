"""The right name for a reader."""

import pytest
from django.utils.translation import override

from partners_directory.naming import LocalizedName, localized_name, official_languages, place_name

NAMES = {
    "en": "University of Coimbra",
    "pt": "Universidade de Coimbra",
    "ar": "جامعة قلمرية",
    "zh": "科英布拉大学",
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pt", LocalizedName("Universidade de Coimbra", "pt", "ltr")),
        ("en", LocalizedName("University of Coimbra", "en", "ltr", "Universidade de Coimbra", "pt", "ltr")),
        ("fr", LocalizedName("University of Coimbra", "en", "ltr", "Universidade de Coimbra", "pt", "ltr")),
        ("ar", LocalizedName("جامعة قلمرية", "ar", "rtl", "Universidade de Coimbra", "pt", "ltr")),
        ("zh-hans", LocalizedName("科英布拉大学", "zh", "ltr", "Universidade de Coimbra", "pt", "ltr")),
    ],
)
def test_own_language_then_english_with_the_local_name_beside_it(language, expected):
    assert localized_name(NAMES, "Universidade de Coimbra", "PT", language, "en") == expected


def test_the_source_language_comes_before_english():
    names = {"en": "Academy", "de": "Akademie"}

    assert localized_name(names, "Akademie", "CZ", "fr", "de").name == "Akademie"


def test_the_displayed_name_is_the_last_resort_with_its_language_if_known():
    assert localized_name({"pt": "Escola"}, "Escola", "PT", "fr", "en") == LocalizedName(
        "Escola", "pt", "ltr"
    )
    assert localized_name({}, "Escola", "PT", "fr", "en") == LocalizedName("Escola", "", "auto")


def test_no_name_stands_beside_itself():
    names = {"en": "Tides", "pt": "Tides"}

    assert localized_name(names, "Tides", "PT", "en", "en") == LocalizedName("Tides", "en", "ltr")


def test_a_local_name_in_its_own_script():
    local = localized_name(
        {"en": "Cairo University", "ar": "جامعة القاهرة"}, "Cairo University", "EG", "de", "en"
    )

    assert (local.local_name, local.local_lang, local.local_dir) == ("جامعة القاهرة", "ar", "rtl")


def test_official_languages_with_and_without_script():
    assert official_languages("TW")[:2] == ("zh-hant", "zh")
    assert official_languages("QQ") == ()


def test_a_place_is_written_as_the_language_writes_it():
    with override("ar"):
        assert place_name("Kyoto", "اليابان") == "Kyoto، اليابان"
    assert [place_name("Kyoto", ""), place_name("", "Japan"), place_name("", "")] == ["Kyoto", "Japan", ""]
