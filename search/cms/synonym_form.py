"""The form of a group of synonyms: who saves second is told, and nothing is overwritten unasked (hardening.md 30)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

if TYPE_CHECKING:
    from search.models import SynonymGroup


def state_of(group: SynonymGroup) -> str:
    """What a browser sends back to say which state of a group it shows; line breaks would not survive it."""
    return hashlib.sha256(f"{group.language}\n{group.words}".encode()).hexdigest()[:16]


class SynonymForm(WagtailAdminModelForm):
    """Refuses once to replace what somebody else has saved; the form then knows it, so that saving again is a decision."""

    data: Any  #: a browser's, which cannot be written to: it is copied
    loaded = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept, self._state = str(self.instance), state_of(self.instance)
        self.initial["loaded"] = self._state

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.instance.pk and cleaned.get("loaded") != self._state:
            text = _(
                "Somebody changed this group after you opened it; it now has: %(words)s. Saving again replaces that."
            )
            self.add_error("words", text % {"words": self._kept})
            self.data = self.data.copy()
            self.data[self.add_prefix("loaded")] = self._state
        return cleaned
