"""Adding an institution by hand while choosing one: what identifies it, the rest later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners_directory.enums import IdentifierScheme
from partners_directory.forms import sort_countries
from partners_directory.models import Institution, InstitutionIdentifier
from search.analysis.folding import fold_text


class QuickInstitutionForm(forms.ModelForm):
    """Name, place and codes. What is filled in is kept when a registry's record is imported later."""

    erasmus = forms.CharField(
        label=_("Erasmus code"),
        required=False,
        max_length=30,
        help_text=_("Such as “D  BERLIN01”, with the blanks."),
    )
    pic = forms.CharField(label=_("PIC"), required=False, max_length=20, help_text=_("Nine digits."))

    class Meta:
        model = Institution
        fields = ("display_name", "country", "city", "website", "ror_id", "hei_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sort_countries(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for scheme in (IdentifierScheme.ERASMUS, IdentifierScheme.PIC):
            self._clean_code(scheme)
        return cleaned

    def save(self, commit: bool = True) -> Institution:
        institution: Institution = super().save(commit=False)
        institution.edited_fields = sorted(name for name in self.Meta.fields if self.cleaned_data.get(name))
        namesakes = Institution.objects.filter(
            country=institution.country, sort_name=fold_text(institution.display_name)
        )
        institution.possible_duplicate_of = namesakes.first()
        for scheme in (IdentifierScheme.ERASMUS, IdentifierScheme.PIC):
            if value := self.cleaned_data[scheme.value]:
                institution.identifiers.add(InstitutionIdentifier(scheme=scheme, value=value))
        if commit:
            institution.save()
        return institution

    def _clean_code(self, scheme: IdentifierScheme) -> None:
        """Put the code's canonical form in place of what was typed, or say what is wrong with it."""
        if not self.cleaned_data.get(scheme.value):
            return
        code = InstitutionIdentifier(scheme=scheme, value=self.cleaned_data[scheme.value])
        try:
            code.clean()
            code.validate_constraints(exclude={"institution"})
        except forms.ValidationError as error:
            self.add_error(scheme.value, error.messages)
        else:
            self.cleaned_data[scheme.value] = code.value
