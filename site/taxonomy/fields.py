"""A model field for a text in several languages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models

from taxonomy.forms import TranslatedTextFormField
from taxonomy.translated_text import clean_texts, require_source


class TranslatedTextField(models.JSONField):
    """``{language: text}``, edited with one input per language of the site.

    ``max_length`` is the limit of each text. ``multiline`` keeps line breaks and edits in text areas. Unless the field
    is ``blank``, the source language must have a text. ``full_clean`` tidies what it holds (see ``translated_text``).
    """

    def __init__(
        self,
        verbose_name: Any = None,
        name: str | None = None,
        *,
        multiline: bool = False,
        max_length: int = 250,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("default", dict)
        self.multiline = multiline
        super().__init__(verbose_name, name, max_length=max_length, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.multiline:
            kwargs["multiline"] = True
        return name, path, args, kwargs

    def to_python(self, value: object) -> dict[str, str]:
        return clean_texts(value, max_length=self.max_length or 0, multiline=self.multiline)

    def validate(self, value: Mapping[str, str], model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not self.blank:
            require_source(value)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        defaults: dict[str, Any] = {
            "form_class": TranslatedTextFormField,
            "max_length": self.max_length,
            "multiline": self.multiline,
            # A callable default would add a hidden copy of every input.
            "initial": dict,
            "show_hidden_initial": False,
        }
        return super(models.JSONField, self).formfield(**{**defaults, **kwargs})
