"""Universities and other organisations: identity from open registries, names in many languages."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from core.fields import CodesField
from partners_directory import identifiers
from partners_directory.enums import IdentifierScheme, InstitutionSource, InstitutionStatus
from partners_directory.fields import TextListField, WebsiteField
from partners_directory.forms import InstitutionForm
from partners_directory.naming import LocalizedName, localized_name
from partners_directory.querysets import InstitutionQuerySet
from search.analysis.folding import fold_text
from taxonomy.fields import TranslatedTextField
from taxonomy.names import source_language


class Institution(ClusterableModel):
    """An organisation as registries describe it. Pages point at it; its names are shown in the reader's language.

    ``edited_fields`` names what an editor wrote by hand ("identifiers" among them): imports leave those alone.
    """

    display_name = models.CharField(
        _("name"), max_length=300, help_text=_("Shown where there is no name in the reader's language.")
    )
    names = TranslatedTextField(
        _("names by language"),
        blank=True,
        max_length=300,
        help_text=_("Only names that the institution itself uses. Leave the others empty."),
    )
    aliases = TextListField(
        _("other names"),
        blank=True,
        help_text=_("Former and short names by which people look for it, one a line."),
    )
    acronym = models.CharField(_("acronym"), max_length=60, blank=True)
    ror_id = models.CharField(
        _("ROR id"), max_length=30, unique=True, null=True, blank=True,
        help_text=_("As in https://ror.org/0002cnv45: the nine characters at the end, or the whole address."),
    )  # fmt: skip
    hei_id = models.CharField(
        _("SCHAC code"), max_length=253, unique=True, null=True, blank=True,
        help_text=_("The “hei_id” of Erasmus Without Paper: the institution's domain name, such as uni-example.pt."),
    )  # fmt: skip
    types = CodesField(_("types"), vocabulary="institution_type", blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=InstitutionStatus.choices, default=InstitutionStatus.ACTIVE,
        help_text=_("Only active institutions can be chosen for pages."),
    )  # fmt: skip
    successor = models.ForeignKey(
        "self", verbose_name=_("successor"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="predecessors", help_text=_("Which institution goes on, where this one has ended."),
    )  # fmt: skip
    possible_duplicate_of = models.ForeignKey(
        "self", verbose_name=_("possible duplicate of"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="possible_duplicates",
        help_text=_("An import found another one of this name in this country. Empty this when you have checked."),
    )  # fmt: skip
    country = models.ForeignKey(
        "taxonomy.Country", verbose_name=_("country"), on_delete=models.PROTECT, related_name="+"
    )
    city = models.CharField(_("city"), max_length=120, blank=True)
    region_name = models.CharField(_("region"), max_length=120, blank=True, help_text=_("State or province."))
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    website = WebsiteField(_("website"), max_length=500, blank=True)
    domains = TextListField(
        _("domains"), blank=True, help_text=_("Domain names that belong to it, one a line.")
    )
    established = models.PositiveSmallIntegerField(
        _("founded in"), null=True, blank=True, validators=[MinValueValidator(500), MaxValueValidator(2100)]
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, verbose_name=_("logo"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip

    source = models.CharField(
        _("source"),
        max_length=10,
        choices=InstitutionSource.choices,
        default=InstitutionSource.MANUAL,
        editable=False,
    )
    source_key = models.CharField(max_length=100, blank=True, editable=False)
    edited_fields = models.JSONField(default=list, blank=True, editable=False)
    search_text = models.TextField(editable=False, blank=True)
    sort_name = models.CharField(max_length=300, editable=False, blank=True, db_index=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = InstitutionQuerySet.as_manager()
    search_relations: ClassVar = ("country", "identifiers")  # what search reads of it (``search.loading``)
    base_form_class = InstitutionForm
    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("display_name"), FieldPanel("acronym"), FieldPanel("names"), FieldPanel("aliases")],
            heading=_("Names"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("country"), FieldPanel("city"), FieldPanel("region_name")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("ror_id"), FieldPanel("hei_id")]),
                InlinePanel("identifiers", heading=_("Codes"), label=_("Code")),
            ],
            heading=_("Identity"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("types"),
                FieldPanel("website"),
                FieldPanel("domains"),
                FieldPanel("established"),
                FieldPanel("logo"),
            ],
            heading=_("About"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("status"),
                FieldPanel("successor"),
                FieldPanel("possible_duplicate_of"),
                FieldPanel("source", read_only=True),
            ],
            heading=_("Record"),
        ),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refresh_derived(self.identifiers.all())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Bring codes into their canonical form; name what is wrong with them."""
        super().clean()
        errors = {}
        for field, function in (("ror_id", identifiers.ror_id), ("hei_id", identifiers.domain)):
            try:
                setattr(self, field, function(getattr(self, field) or "") if getattr(self, field) else None)
            except ValueError:
                errors[field] = ValidationError(self._meta.get_field(field).help_text, code="invalid")
        if (self.latitude is None) != (self.longitude is None):
            errors["longitude"] = ValidationError(_("Give both coordinates or neither."), code="invalid")
        if self.successor_id and self.successor_id == self.pk:
            errors["successor"] = ValidationError(_("Choose another institution."), code="invalid")
        if errors:
            raise ValidationError(errors)

    def refresh_derived(self, codes: Any) -> None:
        """Compute the columns that are searched and sorted; ``codes`` are this institution's identifiers."""
        lines = [*self.search_names(codes), *self.domains, self.city]
        self.search_text = "\n".join(dict.fromkeys(filter(None, map(fold_text, lines))))
        self.sort_name = fold_text(self.display_name)[:300]

    def search_names(self, codes: Any = None) -> list[str]:
        """Every name and code by which it is looked for. Codes come from the prefetched rows unless given."""
        found = [
            self.display_name,
            *self.names.values(),
            self.acronym,
            *self.aliases,
            self.ror_id,
            self.hei_id,
        ]
        rows = self.identifiers.all() if codes is None else codes
        return [text for text in dict.fromkeys([*found, *(row.value for row in rows)]) if text]

    def localized(self, language: str) -> LocalizedName:
        """The name that a reader of a language sees, with the local one beside it."""
        return localized_name(self.names, self.display_name, self.country_id, language, source_language())

    @property
    def in_reader_language(self) -> LocalizedName:
        """The name for the active language: ``<bdi lang dir>`` in templates."""
        return self.localized(get_language() or source_language())

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.in_reader_language.name

    @property
    def ror_url(self) -> str:
        """The record's address at ROR."""
        return f"https://ror.org/{self.ror_id}" if self.ror_id else ""

    @property
    def erasmus_codes(self) -> list[str]:
        """Erasmus codes, of which an institution with several schools has several."""
        return self._codes(IdentifierScheme.ERASMUS)

    @property
    def pics(self) -> list[str]:
        """Participant Identification Codes."""
        return self._codes(IdentifierScheme.PIC)

    def _codes(self, scheme: IdentifierScheme) -> list[str]:
        return [row.value for row in self.identifiers.all() if row.scheme == scheme]
