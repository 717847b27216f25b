"""The CMS's form of an institution."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from partners_directory.identifiers import normalise
from taxonomy.labels import choices
from taxonomy.names import source_language

#: Fields that imports write; what an editor changes among them is kept from then on.
IMPORTED_FIELDS = frozenset(
    {
        "display_name", "names", "aliases", "acronym", "ror_id", "hei_id", "types", "status", "successor", "country",
        "city", "region_name", "latitude", "longitude", "website", "domains", "established", "identifiers",
    }
)  # fmt: skip


class InstitutionForm(WagtailAdminModelForm):
    """Remembers which fields were written by hand, and sees the same code given twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sort_countries(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._refuse_repeated_codes()
        return cleaned

    def save(self, commit: bool = True) -> Any:
        written = set(self.changed_data) & IMPORTED_FIELDS
        codes = self.formsets.get("identifiers")
        if codes is not None and codes.has_changed():
            written.add("identifiers")
        self.instance.edited_fields = sorted({*self.instance.edited_fields, *written})
        return super().save(commit=commit)

    def _refuse_repeated_codes(self) -> None:
        seen = set()
        codes = getattr(self, "formsets", {}).get("identifiers")
        for form in codes.forms if codes is not None else []:
            if not form.is_valid() or form.cleaned_data.get("DELETE") or not form.has_changed():
                continue
            scheme = form.cleaned_data["scheme"]
            code = scheme, normalise(scheme, form.cleaned_data["value"])
            if code in seen:
                form.add_error("value", ValidationError(_("This code is here twice."), code="unique"))
            seen.add(code)


def sort_countries(form: Any) -> None:
    """Offer countries in the order of their names; the table has that of their codes."""
    names = choices("country", get_language() or source_language())
    form.fields["country"].choices = [("", "---------"), *names]
