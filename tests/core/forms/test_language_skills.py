"""Languages with a CEFR level: rows of two selects, empty ones ignored."""

import pytest
from django import forms
from django.http import QueryDict

from core.forms.language_skills import ROWS, LanguageSkillsFormField

pytestmark = pytest.mark.django_db


def field():
    return LanguageSkillsFormField(required=False)


def test_rows_are_drawn_with_their_values():
    html = field().widget.render("languages", [{"language": "es", "cefr": "B1"}], {"id": "id_languages"})

    assert html.count("<select") == 2 * ROWS
    assert 'value="es" selected' in html
    assert 'value="B1" selected' in html


def test_empty_rows_are_left_out():
    data = QueryDict("languages_0=es&languages_1=B1&languages_2=&languages_3=&languages_4=pt&languages_5=")

    value = field().clean(field().widget.value_from_datadict(data, {}, "languages"))

    assert value == [{"language": "es", "cefr": "B1"}, {"language": "pt", "cefr": ""}]


def test_level_without_language_is_refused():
    with pytest.raises(forms.ValidationError, match="needs its language"):
        field().clean(["", "B1"])


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        ([{"language": "es", "cefr": "B1"}], ["es", "B1", "", ""], False),
        ([{"language": "es", "cefr": "B1"}], ["es", "B2"], True),
        (None, [], False),
        ([], ["", "B1"], True),
    ],
)
def test_change_is_what_is_meant(initial, data, changed):
    assert field().has_changed(initial, data) is changed
