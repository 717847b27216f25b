"""Form field and widget of a text in several languages: one labelled input per language of the site."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language

from taxonomy.cldr import language_name, text_direction
from taxonomy.names import source_language
from taxonomy.translated_text import LANGUAGE_TAG, clean_texts, require_source


class TranslatedTextWidget(forms.Widget):
    """Inputs named ``<name>__<language>``, with the language's ``lang`` and ``dir``, in the site's order.

    Languages that the site no longer has follow if the value holds them, so that saving a form loses nothing.
    """

    template_name = "taxonomy/widgets/translated_text.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, multiline: bool = False) -> None:
        super().__init__(attrs)
        self.multiline = multiline

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        texts = value if isinstance(value, Mapping) else {}
        shared = context["widget"]["attrs"]
        context["widget"]["rows"] = [
            self._row(name, language, texts.get(language, ""), shared) for language in _languages(texts)
        ]
        return context

    def _row(self, name: str, language: str, text: str, shared: Mapping[str, Any]) -> dict[str, Any]:
        attrs: dict[str, Any] = {**shared, "lang": language, "dir": text_direction(language)}
        if "id" in shared:
            attrs["id"] = f"{shared['id']}__{language}"
        if language != source_language():
            attrs.pop("required", None)
        widget = forms.Textarea(attrs={"rows": 3}) if self.multiline else forms.TextInput()
        return {
            "label": capfirst(language_name(language, get_language() or source_language())),
            **widget.get_context(f"{name}__{language}", text, attrs),
        }

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:  # noqa: ARG002 -- Django's signature
        return {key.removeprefix(f"{name}__"): data.get(key) for key in self._keys(data, name)}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002 -- Django's signature
        return not self._keys(data, name)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}__{source_language()}" if id_ else id_

    @staticmethod
    def _keys(data: Mapping[str, Any], name: str) -> list[str]:
        prefix = f"{name}__"
        return [
            key for key in data if key.startswith(prefix) and LANGUAGE_TAG.fullmatch(key.removeprefix(prefix))
        ]


class TranslatedTextFormField(forms.Field):
    """Cleans to ``{language: text}`` without empty texts; a required one needs the source language's text."""

    widget = TranslatedTextWidget

    def __init__(self, *, max_length: int, multiline: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", TranslatedTextWidget(multiline=multiline))
        self.max_length = max_length
        self.multiline = multiline
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "maxlength": str(self.max_length)}

    def to_python(self, value: object) -> dict[str, str]:
        return clean_texts(value, max_length=self.max_length, multiline=self.multiline)

    def validate(self, value: Mapping[str, str]) -> None:
        if self.required:
            require_source(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


def _languages(texts: Mapping[str, str]) -> list[str]:
    own = [code for code, _name in settings.LANGUAGES]
    return [*own, *(code for code in texts if code not in own)]
