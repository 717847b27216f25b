"""Fields of institutions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.translated_text import tidy

#: Characters of one entry: as long as a name may be.
MAX_LENGTH = 300


class TextListFormField(forms.CharField):
    """A list of short texts as a text area, one a line; blank and repeated lines are dropped."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return clean_lines(lines)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class TextListField(models.JSONField):
    """A list of short texts, each once, in the given order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            raise ValidationError(_("This must be a list of texts."), code="invalid")
        return clean_lines(value)

    def formfield(self, **kwargs: Any) -> Any:
        options = {"form_class": TextListFormField, "initial": list, "show_hidden_initial": False, **kwargs}
        return super(models.JSONField, self).formfield(**options)


class WebsiteField(models.URLField):
    """An http or https address; in forms one without a scheme gets https."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [URLValidator(schemes=["http", "https"])])
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


def clean_lines(lines: list[str]) -> list[str]:
    """The texts tidied, each once, none empty. Raises ValidationError for one that is too long."""
    tidied = [tidy(line, multiline=False) for line in lines]
    if any(len(line) > MAX_LENGTH for line in tidied):
        raise ValidationError(
            _("A line may have %(limit)d characters at most."),
            params={"limit": MAX_LENGTH},
            code="max_length",
        )
    return [line for line in dict.fromkeys(tidied) if line]
