"""Joint research: projects with their consortium, people and publications."""

import re
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.blocks.text import RICH_TEXT_FEATURES
from core.card_facts import dates_fact, facet_facts
from core.clock import campus_zone
from core.fields import CodesField
from core.models import BasePage, PageDates, Rows
from core.models.rows import CurrencyField
from core.status import day_end, day_start
from partners_directory.covers import institution_cover, institution_cover_alt
from partners_directory.models.publication import Publication
from partners_directory.structured import project_thing
from search.detail import DetailMixin
from search.finder.spec import FinderSpec
from search.listing import ListingMixin
from taxonomy.enums import FunderProgramme, ProjectRole
from taxonomy.isced import with_ancestors
from taxonomy.regions import regions_of


def validate_orcid(value: str) -> None:
    """Accept an ORCID iD with the right check digit (ISO 7064 mod 11-2)."""
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", value):
        raise ValidationError(_("An ORCID iD has the form 0000-0002-1825-0097."))
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if ("X" if check == 10 else str(check)) != digits[-1]:  # noqa: PLR2004 -- ten is written X
        raise ValidationError(_("The check digit of this ORCID iD is wrong; look for a typing mistake."))


class ResearchIndexPage(ListingMixin, BasePage):
    """The list of joint projects."""

    kind = "research_index"
    finder_spec: ClassVar = FinderSpec(
        kinds=("project",),
        facets=("status", "field", "funder_programme", "region", "country"),
        orders=("title", "start", "newest"),
        dates=_("Between"),
    )
    in_search = False
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["partners_directory.ResearchProjectPage"]

    class Meta:
        verbose_name = _("research list")
        verbose_name_plural = _("research lists")


class ResearchProjectPage(DetailMixin, BasePage):
    """A joint project: consortium and roles, funder, dates, people, results."""

    acronym = models.CharField(
        _("acronym"), max_length=40, blank=True, help_text=_("The short name by which people know it.")
    )
    starts_on = models.DateField(_("begins on"), null=True, blank=True, help_text=_("The first day."))
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("The last day."))
    funder = models.CharField(
        _("funder"), max_length=200, blank=True, help_text=_("Who pays, by its full name.")
    )
    funder_programme = models.CharField(
        pgettext_lazy("research funding", "programme"), max_length=20, choices=FunderProgramme.choices, blank=True,
        help_text=_("Leave empty if it is none of these."),
    )  # fmt: skip
    grant_number = models.CharField(
        _("grant number"), max_length=60, blank=True, help_text=_("As the funder writes it.")
    )
    budget = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True,
        help_text=_("That of the whole consortium, not our share alone."),
    )  # fmt: skip
    budget_currency = CurrencyField(_("currency"))
    fields = CodesField(
        _("fields"), vocabulary="field", blank=True, help_text=_("ISCED-F 2013. Leave empty for all fields.")
    )
    results = RichTextField(
        _("results"), features=RICH_TEXT_FEATURES, blank=True, help_text=_("What has come out so far.")
    )
    website = models.URLField(
        _("website"), max_length=500, blank=True, help_text=_("Its own website, where it has one.")
    )

    kind = "project"
    near_kinds = ("partner", "project", "event", "conference")
    row_relations: ClassVar = {
        "participants": Rows(select=("institution__country",)),
        "people": Rows(select=("institution",)),
        "publications": Rows(select=("publication",)),
    }
    api_group = "projects"
    schema_type = "ResearchProject"
    parent_page_types: ClassVar[list[str]] = ["partners_directory.ResearchIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        *BasePage.summary_panels,
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("website")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("funder"), FieldPanel("funder_programme")]),
                FieldRowPanel(
                    [FieldPanel("grant_number"), FieldPanel("budget"), FieldPanel("budget_currency")]
                ),
            ],
            heading=_("Funding"),
        ),
        FieldPanel("fields"),
        InlinePanel("participants", heading=_("Consortium"), label=_("Participant")),
        InlinePanel("people", heading=_("People"), label=_("Person")),
        *BasePage.body_panels,
        FieldPanel("results"),
        InlinePanel("publications", heading=_("Publications"), label=_("Publication")),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields, "acronym", "starts_on", "ends_on", "funder", "funder_programme", "grant_number", "budget",
        "budget_currency", "fields", "results", "website", "participants", "people", "publications",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("research project")
        verbose_name_plural = _("research projects")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end must be after the beginning.")})

    def near_institutions(self) -> list[int]:
        return [row.institution_id for row in self.participants.all() if row.institution_id]

    def search_dates(self) -> PageDates:
        zone = campus_zone()
        return PageDates(
            rule="event",
            starts_at=day_start(self.starts_on, zone) if self.starts_on else None,
            ends_at=day_end(self.ends_on, zone) if self.ends_on else None,
        )

    def search_facets(self) -> dict[str, list[str]]:
        institutions = [row.institution for row in self.participants.all() if row.institution]
        countries = {institution.country_id for institution in institutions if institution.country_id}
        return {
            "field": with_ancestors(self.fields),
            "funder_programme": [self.funder_programme] if self.funder_programme else [],
            "country": sorted(countries),
            "region": regions_of(countries),
            "institution": [str(institution.pk) for institution in institutions],
        }

    def search_names(self) -> list[str]:
        return [name for name in (self.acronym, self.grant_number) if name] + [
            person.name for person in self.people.all()
        ]

    def search_texts(self) -> list[str]:
        return [self.funder, self.results, *(row.publication.title for row in self.publications.all())]

    def card_facts(self) -> list[dict[str, Any]]:
        dates = [dates_fact(self.starts_on, self.ends_on)] if self.starts_on else []
        return [*dates, *facet_facts(self.search_facets(), ["funder_programme", "country"])]

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return [project_thing(self)]

    def _first_partner(self) -> Any:
        return next((row.institution for row in self.participants.all() if row.institution), None)

    def drawn_cover(self) -> str:
        partner = self._first_partner()
        return institution_cover(partner) if partner else ""

    def drawn_cover_alt(self) -> str:
        partner = self._first_partner()
        return institution_cover_alt(partner) if partner else ""


class Participant(Orderable):
    """An institution's part in a project; without an institution it is the host university."""

    page = ParentalKey(ResearchProjectPage, on_delete=models.CASCADE, related_name="participants")
    institution = models.ForeignKey(
        "partners_directory.Institution", verbose_name=_("institution"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="+", help_text=_("Leave empty for our own university."),
    )  # fmt: skip
    role = models.CharField(
        pgettext_lazy("in a project", "role"), max_length=20, choices=ProjectRole.choices, default=ProjectRole.PARTICIPANT,
        help_text=_("Its part in the consortium."),
    )  # fmt: skip

    panels = [FieldPanel("institution"), FieldPanel("role")]
    api_fields: ClassVar = ["institution", "role"]

    def __str__(self) -> str:
        return f"{self.institution or _('Our university')}: {self.get_role_display()}"


class ProjectPerson(Orderable):
    """Somebody who works in a project."""

    page = ParentalKey(ResearchProjectPage, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(
        pgettext_lazy("person", "name"), max_length=160,
        help_text=_("First name and family name, as the person writes them."),
    )  # fmt: skip
    orcid = models.CharField(
        _("ORCID iD"), max_length=19, blank=True, validators=[validate_orcid],
        help_text=_("Sixteen digits in groups of four, such as 0000-0002-1825-0097."),
    )  # fmt: skip
    institution = models.ForeignKey(
        "partners_directory.Institution", verbose_name=_("institution"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("Where the person works."),
    )  # fmt: skip
    leads = models.BooleanField(
        _("leads the project"), default=False, help_text=_("Tick this for those who are responsible.")
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("orcid")]),
        FieldPanel("institution"),
        FieldPanel("leads"),
    ]
    api_fields: ClassVar = ["name", "orcid", "institution", "leads"]

    def __str__(self) -> str:
        return self.name


class ProjectPublication(Orderable):
    """A publication that came from a project."""

    page = ParentalKey(ResearchProjectPage, on_delete=models.CASCADE, related_name="publications")
    publication = models.ForeignKey(
        Publication, verbose_name=_("publication"), on_delete=models.CASCADE, related_name="+",
        help_text=_("From the list of publications; add it there first."),
    )  # fmt: skip

    panels = [FieldPanel("publication")]
    api_fields: ClassVar = ["publication"]

    def __str__(self) -> str:
        return str(self.publication)
