"""Choosing several codes of a vocabulary in a form."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms

#: Vocabularies short enough for check boxes; the rest (fields, languages, countries, topics) are long.
FEW = frozenset(
    {
        "level", "term", "cooperation_kind", "staff_purpose", "who", "funding", "coverage", "guide_audience",
        "guide_origin", "school", "direction", "mode", "cefr_level",
    }
)  # fmt: skip
#: Vocabularies whose codes people know and type.
WITH_CODES = frozenset({"field"})


class CodesSelect(forms.SelectMultiple):
    """A multiple select that ``codes-select.js`` turns into a search box with chips.

    The chosen options come first, in the order of the value: a browser submits them so, script or not.
    """

    template_name = "core/forms/codes_select.html"

    def __init__(self, vocabulary: str) -> None:
        super().__init__(attrs={"size": 10})
        self.vocabulary = vocabulary

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["shows_codes"] = self.vocabulary in WITH_CODES
        return context

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups: list[Any] = super().optgroups(name, value, attrs)
        place = {code: index for index, code in enumerate(value)}
        return sorted(groups, key=lambda group: place.get(str(group[1][0]["value"]), len(place)))


class CodesFormField(forms.MultipleChoiceField):
    """A list of codes, each once; empty means none. The order is the editor's where there is a search box."""

    def __init__(
        self,
        *,
        vocabulary: str,
        choices: Callable[[], Iterable[tuple[str, str]]],
        encoder: Any = None,
        decoder: Any = None,
        **kwargs: Any,
    ) -> None:
        del encoder, decoder  # JSONField's; the value here is the list itself
        self.vocabulary = vocabulary
        super().__init__(choices=choices, **kwargs)
        self.widget = forms.CheckboxSelectMultiple() if vocabulary in FEW else CodesSelect(vocabulary)
        self.widget.choices = self.choices

    def to_python(self, value: Any) -> list[str]:
        return list(_once(super().to_python(value)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Order does not matter to a set of boxes."""
        before, after = list(initial or []), [str(code) for code in data or []]
        return set(before) != set(after) if self.vocabulary in FEW else before != after


def _once(codes: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(codes)
