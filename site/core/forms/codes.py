"""Choosing several codes of a vocabulary in a form."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms


class CodesFormField(forms.MultipleChoiceField):
    """A list of codes; empty means none."""

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
        few = vocabulary in FEW
        self.widget = (
            forms.CheckboxSelectMultiple()
            if few
            else forms.SelectMultiple(attrs={"size": 10, "data-codes": ""})
        )
        self.widget.choices = self.choices

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Order does not matter to a set of boxes."""
        return set(initial or []) != set(data or [])


#: Vocabularies short enough for check boxes; the rest (fields, languages, countries, topics) are long.
FEW = frozenset(
    {
        "level", "term", "cooperation_kind", "staff_purpose", "who", "funding", "coverage", "guide_audience",
        "guide_origin", "school", "direction", "mode", "cefr_level",
    }
)  # fmt: skip
