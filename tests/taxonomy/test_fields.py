import pytest
from django.core.exceptions import ValidationError

from taxonomy.fields import TranslatedTextField
from taxonomy.forms import TranslatedTextFormField, TranslatedTextWidget


def test_field_defaults_to_no_texts():
    assert TranslatedTextField().get_default() == {}


def test_field_can_be_rebuilt_from_a_migration():
    field = TranslatedTextField("names", multiline=True, max_length=900, blank=True)

    _name, path, args, kwargs = field.deconstruct()
    rebuilt = TranslatedTextField(*args, **kwargs)

    assert path == "taxonomy.fields.TranslatedTextField"
    assert (rebuilt.multiline, rebuilt.max_length, rebuilt.blank) == (True, 900, True)
    assert "multiline" not in TranslatedTextField().deconstruct()[3]


def test_field_cleans_like_its_form():
    field = TranslatedTextField(max_length=5)

    assert field.clean({"en": " Law ", "fr": ""}, None) == {"en": "Law"}
    for wrong in ({}, {"fr": "Droit"}, {"en": "longer"}, "Law"):
        with pytest.raises(ValidationError):
            field.clean(wrong, None)


def test_field_that_may_be_blank_needs_no_source():
    field = TranslatedTextField(blank=True)

    assert field.clean({}, None) == {}
    assert field.clean({"fr": "Droit"}, None) == {"fr": "Droit"}


def test_field_is_edited_with_its_form_field():
    form_field = TranslatedTextField("notes", multiline=True, max_length=40, blank=True).formfield()

    assert isinstance(form_field, TranslatedTextFormField)
    assert isinstance(form_field.widget, TranslatedTextWidget)
    assert (form_field.multiline, form_field.widget.multiline, form_field.max_length) == (True, True, 40)
    assert (form_field.required, form_field.show_hidden_initial) == (False, False)
