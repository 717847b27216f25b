import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.translated_text import clean_texts, require_source, tidy


@pytest.mark.parametrize("value", [None, "", {}, {"en": ""}, {"en": " \n "}])
def test_clean_texts_of_nothing_is_empty(value):
    assert clean_texts(value, max_length=10) == {}


def test_clean_texts_tidies_and_leaves_out_empty_texts():
    value = {"en": "  A\tb \n c ", "fr": " ", "zh-hans": "法律"}

    assert clean_texts(value, max_length=10) == {"en": "A b c", "zh-hans": "法律"}


def test_clean_texts_keeps_line_breaks_where_they_are_meant():
    assert clean_texts({"en": " a\r\nb\x00 "}, max_length=10, multiline=True) == {"en": "a\nb"}


@pytest.mark.parametrize(
    "value", ["text", 3, ["en"], {"en": 3}, {"en": None}, {3: "x"}, {"EN": "x"}, {"english!": "x"}]
)
def test_clean_texts_refuses_other_shapes(value):
    with pytest.raises(ValidationError) as caught:
        clean_texts(value, max_length=10)

    assert caught.value.code == "invalid"


def test_clean_texts_names_each_language_that_is_too_long():
    with pytest.raises(ValidationError) as caught:
        clean_texts({"en": "x" * 11, "fr": "x" * 10, "zh-hans": "x" * 12}, max_length=10)

    assert caught.value.messages == [
        "English: at most 10 characters, this has 11.",
        "Chinese (Simplified): at most 10 characters, this has 12.",
    ]


def test_tidy_drops_bidi_overrides_and_keeps_marks():
    assert tidy("a\u202eb\u2067c\u200fd\ud800", multiline=False) == "abc\u200fd"
    assert tidy("e\u0301", multiline=False) == "é"


@given(st.text(), st.booleans())
def test_tidy_is_idempotent_and_storable(text, multiline):
    once = tidy(text, multiline=multiline)

    assert tidy(once, multiline=multiline) == once
    assert "\x00" not in once
    assert json.dumps(once).encode()


def test_require_source_names_the_language():
    require_source({"en": "Law"})
    with pytest.raises(ValidationError) as caught:
        require_source({"fr": "Droit"})

    assert caught.value.messages == [
        "A text in English is needed: it is shown where a translation is missing."
    ]
