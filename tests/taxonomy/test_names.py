import pytest
from django.utils.translation import override

from taxonomy.names import base_language, choose_language, choose_name, name_in, source_language


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ({"en": "a", "zh": "b", "zh-hans": "c"}, "zh-hans", "zh-hans"),
        ({"en": "a", "zh": "b"}, "zh-hans", "zh"),
        ({"en": "a", "fr": "b"}, "de", "en"),
        ({"fr": "a", "de": "b"}, "es", "fr"),
        ({"en": "", "fr": "a"}, "en", "fr"),
        ({"en": ""}, "en", None),
        ({}, "en", None),
    ],
)
def test_choose_language_falls_back_in_order(names, language, expected):
    assert choose_language(names, language, "en") == expected


def test_choose_language_takes_the_base_of_the_source():
    assert choose_language({"fr": "a", "pt": "b"}, "de", "pt-br") == "pt"


def test_choose_name_gives_the_text_or_nothing():
    assert choose_name({"en": "Law", "fr": "Droit"}, "fr", "en") == "Droit"
    assert choose_name({}, "fr", "en") == ""


def test_base_language_drops_script_and_region():
    assert [base_language(tag) for tag in ("zh-hans", "pt-br", "ar")] == ["zh", "pt", "ar"]


def test_source_language_is_the_first_of_the_site(settings):
    settings.LANGUAGES = [("pt", "Português"), ("en", "English")]

    assert source_language() == "pt"
    assert name_in({"en": "Law", "pt": "Direito"}, "de") == "Direito"


def test_name_in_uses_the_active_language():
    with override("fr"):
        assert name_in({"en": "Law", "fr": "Droit"}) == "Droit"
    with override(None):
        assert name_in({"en": "Law", "fr": "Droit"}) == "Law"
