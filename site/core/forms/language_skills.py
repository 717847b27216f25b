"""Languages with a CEFR level in a form: a fixed number of rows, empty ones ignored."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taxonomy.enums import CefrLevel
from taxonomy.labels import choices

#: Nobody teaches one programme in more languages; two selects a row keep it plain.
ROWS = 5


class LanguageSkillsWidget(forms.MultiWidget):
    """Rows of a language and a level."""

    template_name = "core/forms/language_skills.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets: list[forms.Widget] = []
        for _row in range(ROWS):
            widgets += [
                forms.Select(attrs={"aria-label": _("Language")}),
                forms.Select(attrs={"aria-label": pgettext_lazy("language skills", "Level")}),
            ]
        super().__init__(widgets, attrs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Fill in the choices late: they come from the database."""
        languages = [("", _("No language")), *choices("language", get_language() or settings.LANGUAGE_CODE)]
        levels = [("", _("No level required")), *CefrLevel.choices]
        for index, widget in enumerate(self.widgets):
            widget.choices = levels if index % 2 else languages  # type: ignore[attr-defined]  # -- both are selects
        context = super().get_context(name, self.decompress(value), attrs)
        subwidgets = context["widget"]["subwidgets"]
        context["widget"]["rows"] = list(zip(subwidgets[::2], subwidgets[1::2], strict=True))
        return context

    def decompress(self, value: Any) -> list[str]:
        """Flatten what is stored; what was typed is flat already, and Django passes both."""
        entries = list(value or [])
        if entries and not isinstance(entries[0], dict):
            return entries
        entries = entries[:ROWS]
        flat = [part for entry in entries for part in (entry.get("language", ""), entry.get("cefr", ""))]
        return flat + [""] * (2 * ROWS - len(flat))


class LanguageSkillsFormField(forms.Field):
    """Cleans the rows to ``[{"language", "cefr"}]``; raises where a level stands without a language."""

    widget = LanguageSkillsWidget

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        del encoder, decoder  # JSONField's; the value here is the list itself
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[dict[str, str]]:
        flat = [str(part or "") for part in value or []]
        rows = list(zip(flat[::2], flat[1::2], strict=True))
        if any(level and not language for language, level in rows):
            raise forms.ValidationError(_("A level needs its language."))
        return [{"language": language, "cefr": level} for language, level in rows if language]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant, not how it was typed."""
        try:
            return (initial or []) != self.to_python(data)
        except forms.ValidationError:
            return True
