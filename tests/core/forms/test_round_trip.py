"""What a form of the CMS shows and a browser sends back is what was stored, for every field of ours."""

from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.http import QueryDict

from core.fields import CodesField, LanguageSkillsField
from taxonomy.fields import TranslatedTextField

pytestmark = pytest.mark.django_db
KINDS = (CodesField, LanguageSkillsField, TranslatedTextField)
FIELDS = [
    field
    for model in apps.get_models()
    for field in model._meta.local_fields
    if isinstance(field, KINDS) and field.editable
]


class Sent(HTMLParser):
    """What a browser without script sends of a piece of a form."""

    def __init__(self, html):
        super().__init__()
        self.pairs, self.select, self.text = [], "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "select":
            self.select = found["name"]
        elif tag == "option" and "selected" in found:
            self.pairs.append((self.select, found["value"]))
        elif tag == "input" and (found["type"] != "checkbox" or "checked" in found):
            self.pairs.append((found["name"], found.get("value", "")))
        elif tag == "textarea":
            self.text = (found["name"], "")

    def handle_data(self, data):
        if self.text:
            self.text = (self.text[0], self.text[1] + data)

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.pairs.append((self.text[0], self.text[1].removeprefix("\n")))
            self.text = None


def sample(field, form_field):
    if isinstance(field, TranslatedTextField):
        return {"en": "A & “B”", "ar": "نص", "zh-hans": "文本"}
    if isinstance(field, LanguageSkillsField):
        return [{"language": "pt", "cefr": "B1"}, {"language": "en", "cefr": ""}]
    codes = [code for code, _label in form_field.choices][:3]
    return codes if form_field.widget.__class__.__name__ == "CheckboxSelectMultiple" else codes[::-1]


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_form_gives_back_what_was_stored(field):
    form_field = field.formfield()
    value = sample(field, form_field)
    html = form_field.widget.render(field.name, form_field.prepare_value(value), {"id": "id_x"})

    data = QueryDict(mutable=True)
    for name, text in Sent(html).pairs:
        data.appendlist(name, text)
    sent = form_field.clean(form_field.widget.value_from_datadict(data, {}, field.name))

    assert sent == value
    assert not form_field.has_changed(value, form_field.widget.value_from_datadict(data, {}, field.name))
