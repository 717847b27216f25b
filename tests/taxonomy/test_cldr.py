import pytest

from taxonomy.cldr import CldrKind, babel_locale, cldr_name, language_name, text_direction


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-hans", "zh_Hans"),
        ("fr", "fr"),
        ("pt-br", "pt_BR"),
        ("fr-xx", "fr"),
        ("xx", "en"),
        ("x", "en"),
        ("", "en"),
    ],
)
def test_babel_locale_maps_site_languages(language, expected):
    assert str(babel_locale(language)) == expected


def test_babel_locale_ends_at_the_root(settings):
    settings.LANGUAGES = [("xx", "Unknown")]

    assert str(babel_locale("yy")) == "root"


def test_cldr_name_starts_with_a_capital_in_every_script_that_has_them():
    assert cldr_name(CldrKind.LANGUAGES, "pt", "fr") == "Portugais"
    assert cldr_name(CldrKind.LANGUAGES, "pt", "ka") == "პორტუგალიური"
    assert cldr_name(CldrKind.TERRITORIES, "PT", "ar") == "البرتغال"
    assert cldr_name(CldrKind.CURRENCIES, "EUR", "zh-hans") == "欧元"


def test_cldr_name_is_empty_for_what_cldr_lacks():
    assert cldr_name(CldrKind.TERRITORIES, "QX", "fr") == ""
    assert cldr_name(CldrKind.CURRENCIES, "ZWG", "fr") == ""


def test_language_name_says_the_script():
    assert language_name("zh-hans", "en") == "Chinese (Simplified)"
    assert language_name("ar", "es") == "árabe"
    assert language_name("xx-yy", "en") == "xx-yy"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("fa-xx", "rtl"), ("zh-hans", "ltr"), ("xx", "ltr"), ("", "ltr")],
)
def test_text_direction_is_of_the_script(language, direction):
    assert text_direction(language) == direction
