"""Codes of institutions in registries: as many as there are, each in its canonical form."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from partners_directory.enums import IDENTIFYING_SCHEMES, IdentifierScheme
from partners_directory.identifiers import MAX_LENGTH, normalise


class InstitutionIdentifier(models.Model):
    """One code. Codes of the identifying schemes belong to one institution; others may be shared with its parts."""

    institution = ParentalKey(
        "partners_directory.Institution", on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(_("registry"), max_length=20, choices=IdentifierScheme.choices)
    value = models.CharField(_("code"), max_length=MAX_LENGTH)

    panels = [FieldRowPanel([FieldPanel("scheme"), FieldPanel("value")])]

    class Meta:
        verbose_name = _("code of an institution")
        verbose_name_plural = _("codes of institutions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "scheme", "value"], name="institution_code_once"),
            models.UniqueConstraint(
                fields=["scheme", "value"],
                condition=models.Q(scheme__in=[scheme.value for scheme in IDENTIFYING_SCHEMES]),
                name="identifying_code_of_one_institution",
                violation_error_message=_("Another institution has this code."),
            ),
        ]
        indexes = [models.Index(fields=["scheme", "value"], name="institution_code")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        """Bring the code into its canonical form."""
        super().clean()
        try:
            self.value = normalise(self.scheme, self.value)
        except ValueError as error:
            raise ValidationError({"value": self._message()}, code="invalid") from error

    def _message(self) -> str:
        examples = {
            IdentifierScheme.ERASMUS: _("An Erasmus code looks like “D  BERLIN01”, with the blanks."),
            IdentifierScheme.PIC: _("A PIC has nine digits."),
            IdentifierScheme.OID: _("An OID is an E and eight digits."),
            IdentifierScheme.ISNI: _("An ISNI has sixteen digits; the last may be an X."),
        }
        return str(examples.get(IdentifierScheme(self.scheme), _("This is not a code of this registry.")))
