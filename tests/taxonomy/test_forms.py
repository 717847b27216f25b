import re

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.translation import override

from taxonomy.forms import TranslatedTextFormField
from tests.taxonomy.conftest import LANGUAGES


class NamesForm(forms.Form):
    default_renderer = TemplatesSetting()
    names = TranslatedTextFormField(max_length=20)


class NotesForm(forms.Form):
    default_renderer = TemplatesSetting()
    notes = TranslatedTextFormField(max_length=20, multiline=True, required=False)


def _inputs(html):
    return {
        re.search(r'name="([^"]+)"', tag)[1]: dict(re.findall(r'(\w+)="([^"]*)"', tag))
        for tag in re.findall(r"<(?:input|textarea)[^>]*>", html)
    }


def _data(form_name, **texts):
    data = QueryDict(mutable=True)
    for language, text in texts.items():
        data[f"{form_name}__{language.replace('_', '-')}"] = text
    return data


def test_widget_has_a_labelled_input_for_each_language():
    html = str(NamesForm(initial={"names": {"fr": "Droit <b>"}})["names"])

    inputs = _inputs(html)
    assert list(inputs) == [f"names__{language}" for language in LANGUAGES]
    assert [attrs["lang"] for attrs in inputs.values()] == list(LANGUAGES)
    assert [attrs["dir"] for attrs in inputs.values()] == ["ltr", "ltr", "ltr", "ltr", "rtl", "ltr"]
    assert inputs["names__fr"]["value"] == "Droit &lt;b&gt;"
    assert inputs["names__fr"]["maxlength"] == "20"
    assert re.findall(r'<label[^>]*for="([^"]+)">([^<]+)<', html)[-1] == (
        "id_names__zh-hans",
        "Chinese (Simplified)",
    )
    assert html.count(" required") == 1


def test_widget_names_languages_in_the_editors_language():
    with override("fr"):
        assert ">Chinois simplifié<" in str(NamesForm()["names"]) or ">Chinois (simplifié)<" in str(
            NamesForm()["names"]
        )
    with override(None):
        assert ">German<" in str(NamesForm()["names"])


def test_widget_keeps_languages_that_the_site_no_longer_has(settings):
    settings.LANGUAGES = [("en", "English")]

    html = str(NamesForm(initial={"names": {"en": "Law", "fr": "Droit"}})["names"])

    assert list(_inputs(html)) == ["names__en", "names__fr"]


def test_widget_without_an_id_has_labels_without_for():
    html = str(NamesForm(auto_id=False)["names"])

    assert "for=" not in html
    assert NamesForm(auto_id=False)["names"].id_for_label == ""
    assert NamesForm()["names"].id_for_label == "id_names__en"


def test_widget_with_lines_has_text_areas():
    html = str(NotesForm(initial={"notes": {"ar": "سطر\nآخر"}})["notes"])

    assert html.count("<textarea") == len(LANGUAGES)
    assert "سطر\nآخر</textarea>" in html


def test_form_round_trip():
    form = NamesForm(_data("names", en=" Law ", fr="", ar="القانون", zh_hans="法律"))

    assert form.is_valid()
    assert form.cleaned_data == {"names": {"en": "Law", "ar": "القانون", "zh-hans": "法律"}}
    again = NamesForm(initial=form.cleaned_data)
    assert {key: attrs.get("value") for key, attrs in _inputs(str(again["names"])).items()} == {
        "names__en": "Law", "names__fr": None, "names__de": None, "names__es": None,
        "names__ar": "القانون", "names__zh-hans": "法律",
    }  # fmt: skip


def test_form_shows_what_was_typed_with_the_error():
    form = NamesForm(_data("names", en="", fr="x" * 21))

    assert form.errors == {"names": ["French: at most 20 characters, this has 21."]}
    assert _inputs(str(form["names"]))["names__fr"]["value"] == "x" * 21


def test_form_needs_the_source_language():
    form = NamesForm(_data("names", fr="Droit"))

    assert form.errors == {
        "names": ["A text in English is needed: it is shown where a translation is missing."]
    }


def test_form_ignores_names_that_are_no_language():
    form = NotesForm({"notes__sort!": "x", "notes__en": "Law", "notes": "y", "other__fr": "z"})

    assert form.is_valid()
    assert form.cleaned_data == {"notes": {"en": "Law"}}


def test_widget_knows_when_it_was_left_out():
    widget = NotesForm().fields["notes"].widget

    assert widget.value_omitted_from_data({"other__en": "x"}, {}, "notes")
    assert not widget.value_omitted_from_data({"notes__en": ""}, {}, "notes")


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        ({"en": "Law"}, {"en": " Law ", "fr": ""}, False),
        (None, {"en": ""}, False),
        ({"en": "Law"}, {"en": "Laws"}, True),
        ({"en": "Law"}, {"en": "x" * 21}, True),
    ],
)
def test_form_field_notices_changes(initial, data, changed):
    assert TranslatedTextFormField(max_length=20).has_changed(initial, data) is changed
