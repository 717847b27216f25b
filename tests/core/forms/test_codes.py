"""Lists of codes in forms: the editor's order, each once, with and without script."""

import pytest
from django.http import QueryDict

from core.forms.codes import CodesFormField, CodesSelect

CHOICES = [("01", "Education"), ("02", "Arts"), ("03", "Social sciences"), ("04", "Business")]


def field(vocabulary="field", **kwargs):
    return CodesFormField(vocabulary=vocabulary, choices=lambda: CHOICES, required=False, **kwargs)


def test_chosen_options_come_first_in_the_order_of_the_value():
    html = field().widget.render("fields", ["04", "02"], {"id": "id_fields"})

    places = [html.index(f'value="{code}"') for code in ("04", "02", "01", "03")]
    assert places == sorted(places)
    assert html.count("selected") == 2


def test_order_is_kept_and_codes_stand_once():
    data = QueryDict("fields=04&fields=01&fields=04")

    assert field().clean(field().widget.value_from_datadict(data, {}, "fields")) == ["04", "01"]


def test_nothing_chosen_is_an_empty_list():
    assert field().clean([]) == []


@pytest.mark.parametrize(
    ("vocabulary", "initial", "data", "changed"),
    [
        ("field", ["01", "02"], ["02", "01"], True),
        ("field", ["01"], ["01"], False),
        ("field", None, None, False),
        ("level", ["01", "02"], ["02", "01"], False),
        ("level", ["01"], ["02"], True),
    ],
)
def test_order_matters_where_it_can_be_chosen(vocabulary, initial, data, changed):
    assert field(vocabulary).has_changed(initial, data) is changed


def test_long_vocabularies_get_a_search_box_and_short_ones_boxes():
    assert isinstance(field("language").widget, CodesSelect)
    assert 'data-codes="shown"' in field("field").widget.render("x", [])
    assert "data-codes=" not in field("language").widget.render("x", [])
    assert 'type="checkbox"' in field("level").widget.render("x", [])
