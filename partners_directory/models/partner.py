"""Partner pages: what we say of an institution and do with it. Its identity is the Institution record."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from core.blocks.text import RICH_TEXT_FEATURES
from core.card_facts import facet_facts
from core.fields import CodesField, LanguageSkillsField
from core.models import BasePage, Rows
from core.models.rows import CostRow, LinkRow
from partners_directory.covers import institution_cover, institution_cover_alt
from partners_directory.models.institution import Institution
from partners_directory.structured import university_things
from search.detail import DetailMixin
from taxonomy.enums import Term
from taxonomy.isced import with_ancestors


class PartnerPage(DetailMixin, BasePage):
    """One partner: who, where, what we do together, and what a student must know."""

    institution = models.ForeignKey(
        "partners_directory.Institution",
        verbose_name=_("institution"),
        null=True,
        on_delete=models.PROTECT,
        related_name="partner_pages",
        help_text=_("Name, country, codes and coordinates come from this record."),
    )
    cooperation_kinds = CodesField(
        _("what we do together"), vocabulary="cooperation_kind", blank=True,
        help_text=_("Shown to readers, and a filter in the directory."),
    )  # fmt: skip
    our_schools = CodesField(
        _("our schools"), vocabulary="school", blank=True,
        help_text=_("Which of our schools work with this partner."),
    )  # fmt: skip
    faculties = models.TextField(
        _("their faculties"),
        blank=True,
        help_text=_("Those that we work with, one a line. Empty: all of them."),
    )
    fields = CodesField(
        _("fields"), vocabulary="field", blank=True, help_text=_("ISCED-F 2013. Leave empty for all fields.")
    )
    levels = CodesField(
        _("levels"), vocabulary="level", blank=True, help_text=_("Leave empty for all levels.")
    )
    teaching_languages = LanguageSkillsField(
        _("languages of instruction"),
        blank=True,
        help_text=_("Each with the level (CEFR) that the partner asks for."),
    )
    partner_since = models.PositiveSmallIntegerField(
        _("partner since"), null=True, blank=True, validators=[MinValueValidator(1800), MaxValueValidator(2100)],
        help_text=_("The year of the first agreement."),
    )  # fmt: skip
    fact_sheet_date = models.DateField(
        _("date of the fact sheet"),
        null=True,
        blank=True,
        help_text=_("When the partner last confirmed these facts."),
    )
    academic_calendar = RichTextField(
        _("academic calendar"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("What the dates of the terms do not say, such as orientation and examinations."),
    )  # fmt: skip
    housing = RichTextField(
        _("housing"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("How students find a room, and by when."),
    )  # fmt: skip
    living = RichTextField(
        _("living there"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("Transport, weather, food: what a guest wants to know."),
    )  # fmt: skip
    inclusion = RichTextField(
        _("inclusion services"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("For students with disabilities, long-term illness or family."),
    )  # fmt: skip

    kind = "partner"
    near_kinds = (
        "exchange", "study_abroad", "staff_mobility", "scholarship", "event", "conference", "project", "news",
    )  # fmt: skip
    row_relations: ClassVar = {
        "academic_terms": Rows(),
        "costs": Rows(),
        "partner_contacts": Rows(),
        "links": Rows(),
        "gallery": Rows(select=("image",)),
    }
    api_group = "partners"
    schema_type = "CollegeOrUniversity"
    parent_page_types: ClassVar[list[str]] = ["partners_directory.PartnerIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        *BasePage.summary_panels,
        FieldPanel("institution"),
        MultiFieldPanel(
            [
                FieldPanel("cooperation_kinds"),
                FieldPanel("our_schools"),
                FieldPanel("faculties"),
                FieldPanel("fields"),
                FieldPanel("levels"),
                FieldPanel("teaching_languages"),
                FieldRowPanel([FieldPanel("partner_since"), FieldPanel("fact_sheet_date")]),
            ],
            heading=_("Cooperation"),
        ),
        *BasePage.body_panels,
        MultiFieldPanel(
            [
                InlinePanel("academic_terms", heading=_("Terms"), label=_("Term")),
                FieldPanel("academic_calendar"),
                FieldPanel("housing"),
                InlinePanel("costs", heading=_("Costs"), label=_("Cost")),
                FieldPanel("living"),
                FieldPanel("inclusion"),
            ],
            heading=_("For students"),
        ),
        InlinePanel("partner_contacts", heading=_("Contacts there"), label=_("Contact")),
        InlinePanel("links", heading=_("Links"), label=_("Link")),
        InlinePanel("gallery", heading=_("Gallery"), label=_("Picture")),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields, "institution", "cooperation_kinds", "our_schools", "faculties", "fields", "levels",
        "teaching_languages", "partner_since", "fact_sheet_date", "academic_terms", "academic_calendar", "housing", "costs",
        "living", "inclusion", "partner_contacts", "links", "gallery",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def load_rows(self) -> None:
        """Also the institution, with its country and codes."""
        super().load_rows()
        if self.institution_id:
            self.institution = Institution.objects.with_card_data().get(pk=self.institution_id)

    def near_institutions(self) -> list[int]:
        return [self.institution_id] if self.institution_id else []

    def search_facets(self) -> dict[str, list[str]]:
        country = self.institution.country if self.institution else None
        return {
            "country": [country.code] if country else [],
            "region": [country.region] if country and country.region else [],
            "cooperation": list(self.cooperation_kinds),
            "school": list(self.our_schools),
            "field": with_ancestors(self.fields),
            "level": list(self.levels),
            "language": [entry["language"] for entry in self.teaching_languages],
            "institution": [str(self.institution_id)] if self.institution_id else [],
        }

    def search_names(self) -> list[str]:
        return self.institution.search_names() if self.institution else []

    def search_texts(self) -> list[str]:
        return [self.faculties, self.academic_calendar, self.housing, self.living, self.inclusion]

    def card_facts(self) -> list[dict[str, Any]]:
        city = self.institution.city if self.institution else ""
        where = [{"t": "text", "name": "city", "value": city}] if city else []
        return [*where, *facet_facts(self.search_facets(), ["country", "cooperation", "level", "language"])]

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return university_things(self)

    def drawn_cover(self) -> str:
        return institution_cover(self.institution) if self.institution else ""

    def drawn_cover_alt(self) -> str:
        return institution_cover_alt(self.institution) if self.institution else ""


class AcademicTerm(TranslatableMixin, Orderable):
    """When a term begins and ends at the partner."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="academic_terms")
    term = models.CharField(
        _("term"), max_length=20, choices=Term.choices, help_text=_("Which term of the partner's year.")
    )
    starts_on = models.DateField(_("begins on"), help_text=_("The first day."))
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("The last day."))
    note = models.CharField(
        _("note"), max_length=160, blank=True, help_text=_("For example “exams until 12 February”.")
    )

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("note"),
    ]
    api_fields: ClassVar = ["term", "starts_on", "ends_on", "note"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.get_term_display()} {self.starts_on}"


class PartnerCost(CostRow):
    """What living or studying there costs."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="costs")


class PartnerContact(TranslatableMixin, Orderable):
    """Who answers at the partner."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="partner_contacts")
    name = models.CharField(
        pgettext_lazy("person", "name"), max_length=160, help_text=_("A person or an office.")
    )
    role = models.CharField(
        _("role"), max_length=160, blank=True, help_text=_("What they do, in the language of this page.")
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown to readers."))
    url = models.URLField(
        pgettext_lazy("web", "address"), max_length=500, blank=True,
        help_text=_("Their own page, where they have one."),
    )  # fmt: skip

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("url")]),
    ]
    api_fields: ClassVar = ["name", "role", "email", "url"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class PartnerLink(LinkRow):
    """A link to the partner's own pages."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="links")


class PartnerPicture(TranslatableMixin, Orderable):
    """A picture of the partner."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        "core.CustomImage", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+",
        help_text=_("A picture of the place itself."),
    )  # fmt: skip
    alt = models.CharField(_("alternative text"), max_length=250, help_text=_("What the picture shows."))
    caption = models.CharField(
        _("caption"), max_length=250, blank=True,
        help_text=_("What the picture does not say: place, year, names."),
    )  # fmt: skip

    panels = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("caption")]
    api_fields: ClassVar = ["image", "alt", "caption"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.alt
