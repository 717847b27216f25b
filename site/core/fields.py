"""Fields that pages and records share: lists of codes, languages with a level, telephone numbers, page bodies."""

from typing import Any

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import fields as wagtail_fields

from core.forms.codes import CodesFormField
from core.forms.language_skills import LanguageSkillsFormField
from taxonomy.labels import choices, is_code


def validate_phone(value: str) -> None:
    """Accept a number that phonenumbers thinks possible, written in international form (E.164, ``+351…``)."""
    try:
        parsed = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(
            _("Write the number in international form, for example +351 21 555 0101.")
        ) from error
    if not phonenumbers.is_possible_number(parsed):
        raise ValidationError(_("This is not a possible telephone number."))


class PhoneField(models.CharField):
    """A telephone number in international form; stored as E.164, shown by the ``phone`` filter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("help_text", _("In international form: +351 21 555 0101."))
        super().__init__(*args, **kwargs)
        self.validators.append(validate_phone)

    def get_prep_value(self, value: Any) -> Any:
        """Store E.164, whatever spaces and brackets were typed."""
        value = super().get_prep_value(value)
        try:
            return phonenumbers.format_number(
                phonenumbers.parse(value, None), phonenumbers.PhoneNumberFormat.E164
            )
        except phonenumbers.NumberParseException:
            return value


class CodesField(models.JSONField):
    """A list of codes of one vocabulary, in the editor's order, each once.

    One JSON column instead of a many-to-many table: wagtail-localize synchronises it exactly, clearing included,
    and publishing does not slow down (decisions.md 8). ``vocabulary`` is a name that ``taxonomy.labels`` knows.
    """

    def __init__(self, *args: Any, vocabulary: str = "", **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "vocabulary": self.vocabulary}

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise ValidationError(_("This must be a list of codes."))
        unknown = [code for code in value if not is_code(self.vocabulary, code)]
        if unknown:
            raise ValidationError(_("Unknown: %(codes)s."), params={"codes": ", ".join(unknown)})

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{
                "form_class": CodesFormField,
                "vocabulary": self.vocabulary,
                "choices": self.vocabulary_choices,
                **kwargs,
            }
        )

    def vocabulary_choices(self) -> list[tuple[str, str]]:
        """Codes with labels in the active language."""
        return choices(self.vocabulary, get_language() or settings.LANGUAGE_CODE)


class LanguageSkillsField(models.JSONField):
    """Languages with a CEFR level: ``[{"language": "es", "cefr": "B1"}]``; the level may be empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        for entry in value if isinstance(value, list) else [None]:
            if not isinstance(entry, dict) or set(entry) != {"language", "cefr"}:
                raise ValidationError(_("Each line names a language and a level."))
            if not is_code("language", entry["language"]):
                raise ValidationError(_("Unknown: %(codes)s."), params={"codes": entry["language"]})
            if entry["cefr"] and not is_code("cefr_level", entry["cefr"]):
                raise ValidationError(_("Unknown: %(codes)s."), params={"codes": entry["cefr"]})

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": LanguageSkillsFormField, **kwargs})


class StreamField(wagtail_fields.StreamField):
    """Wagtail's StreamField whose block definitions stay out of migrations (conventions.md 27)."""

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
