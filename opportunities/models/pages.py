"""The four kinds of opportunity."""

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from core.blocks.text import RICH_TEXT_FEATURES
from core.card_facts import dates_fact, facet_facts
from core.clock import campus_zone
from core.fields import CodesField
from core.models import BasePage, PageDates, Rows
from core.navigation.links import menu_item
from core.restrictions import unrestricted
from core.status import day_end, day_start
from opportunities.models.base import OpportunityPage
from opportunities.structured import grant_thing
from taxonomy.durations import DAYS_OF_MONTH, duration_of, durations_between
from taxonomy.enums import Mode, StudyAbroadKind


class ExchangePage(OpportunityPage):
    """An exchange offer with one or more partners: places, terms, nomination and application deadlines."""

    places = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, help_text=_("Per year, in this direction.")
    )
    duration_months = models.PositiveSmallIntegerField(
        _("length in months"), null=True, blank=True, help_text=_("How long one stay is.")
    )

    kind = "exchange"

    content_panels = [
        *BasePage.summary_panels,
        *OpportunityPage.who_panels,
        FieldRowPanel([FieldPanel("places"), FieldPanel("duration_months")]),
        *OpportunityPage.when_panels,
        *OpportunityPage.money_panels,
        *BasePage.body_panels,
        *OpportunityPage.apply_panels,
    ]
    api_fields: ClassVar = [*OpportunityPage.api_fields, "places", "duration_months"]

    class Meta:
        verbose_name = _("exchange offer")
        verbose_name_plural = _("exchange offers")

    def durations(self) -> list[str]:
        if self.duration_months:
            return [duration_of(self.duration_months * DAYS_OF_MONTH)]
        return super().durations()

    def card_facts(self) -> list[dict[str, Any]]:
        places = (
            [{"t": "number", "name": "places", "value": self.places, "unit": "places"}] if self.places else []
        )
        return [*super().card_facts(), *places]


class StudyAbroadPage(OpportunityPage):
    """A programme with its own dates and fee: semesters, summer and winter schools, internships, degrees."""

    study_abroad_kind = models.CharField(
        _("kind"), max_length=20, choices=StudyAbroadKind.choices, default=StudyAbroadKind.SEMESTER,
        help_text=_("Shown on cards, and a filter in the list."),
    )  # fmt: skip
    mode = models.CharField(
        _("how"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE,
        help_text=_("At a place, online, or both."),
    )  # fmt: skip
    starts_on = models.DateField(
        _("begins on"), null=True, blank=True,
        help_text=_("The first day. Where it begins several times, add intakes."),
    )  # fmt: skip
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("The last day."))
    ects = models.DecimalField(
        _("ECTS credits"), max_digits=5, decimal_places=1, null=True, blank=True,
        help_text=_("How many it counts for, such as 30 or 7.5."),
    )  # fmt: skip
    fee_includes = CodesField(
        _("the fee includes"), vocabulary="coverage", blank=True,
        help_text=_("What nobody pays beside the fee."),
    )  # fmt: skip
    requirements = RichTextField(
        _("requirements"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("What people must know or have finished before."),
    )  # fmt: skip

    kind = "study_abroad"
    row_relations: ClassVar = {**OpportunityPage.row_relations, "intakes": Rows()}

    content_panels = [
        *BasePage.summary_panels,
        FieldRowPanel([FieldPanel("study_abroad_kind"), FieldPanel("mode"), FieldPanel("ects")]),
        *OpportunityPage.who_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                InlinePanel("intakes", heading=_("Intakes"), label=_("Intake")),
            ],
            heading=_("Dates of the programme"),
        ),
        *OpportunityPage.when_panels,
        *OpportunityPage.money_panels,
        FieldPanel("fee_includes"),
        FieldPanel("requirements"),
        *BasePage.body_panels,
        *OpportunityPage.apply_panels,
    ]
    api_fields: ClassVar = [
        *OpportunityPage.api_fields, "study_abroad_kind", "mode", "starts_on", "ends_on", "ects", "fee_includes", "requirements", "intakes",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("study-abroad programme")
        verbose_name_plural = _("study-abroad programmes")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The end must be after the beginning.")})

    def search_dates(self) -> PageDates:
        """Its state comes from the deadlines; calendars also want the programme's own dates."""
        zone = campus_zone()
        return replace(
            super().search_dates(),
            starts_at=day_start(self.starts_on, zone) if self.starts_on else None,
            ends_at=day_end(self.ends_on, zone) if self.ends_on else None,
        )

    def durations(self) -> list[str]:
        spans = [
            (self.starts_on, self.ends_on),
            *((row.starts_on, row.ends_on) for row in self.intakes.all()),
        ]
        days = [(last - first).days + 1 for first, last in spans if first and last]
        return durations_between(min(days), max(days)) if days else super().durations()

    def search_facets(self) -> dict[str, list[str]]:
        return {**super().search_facets(), "study_abroad_kind": [self.study_abroad_kind], "mode": [self.mode]}

    def search_texts(self) -> list[str]:
        return [*super().search_texts(), self.requirements]

    def card_facts(self) -> list[dict[str, Any]]:
        facts = [dates_fact(self.starts_on, self.ends_on)] if self.starts_on else []
        facts += super().card_facts()
        if self.ects is not None:
            facts.append({"t": "number", "name": "ects", "value": float(self.ects), "unit": "ects"})
        return facts


class StaffMobilityCallPage(OpportunityPage):
    """A call to teach, train or do research abroad, or an invitation to visit us."""

    purposes = CodesField(
        _("purpose"), vocabulary="staff_purpose", blank=True, help_text=_("Why people go or come.")
    )
    who = CodesField(
        _("who may apply"), vocabulary="who", blank=True, help_text=_("Leave empty if everybody may apply.")
    )
    min_days = models.PositiveSmallIntegerField(
        _("shortest stay in days"), null=True, blank=True, help_text=_("Without the days of travel.")
    )
    max_days = models.PositiveSmallIntegerField(
        _("longest stay in days"), null=True, blank=True, help_text=_("Without the days of travel.")
    )
    host = models.CharField(
        _("host"), max_length=200, blank=True, help_text=_("Faculty, institute or office that receives.")
    )

    kind = "staff_mobility"

    content_panels = [
        *BasePage.summary_panels,
        FieldPanel("purposes"),
        FieldPanel("who"),
        FieldPanel("host"),
        FieldRowPanel([FieldPanel("min_days"), FieldPanel("max_days")]),
        *OpportunityPage.who_panels,
        *OpportunityPage.when_panels,
        *OpportunityPage.money_panels,
        *BasePage.body_panels,
        *OpportunityPage.apply_panels,
    ]
    api_fields: ClassVar = [*OpportunityPage.api_fields, "purposes", "who", "min_days", "max_days", "host"]

    class Meta:
        verbose_name = _("staff mobility call")
        verbose_name_plural = _("staff mobility calls")

    def clean(self) -> None:
        super().clean()
        if self.min_days and self.max_days and self.max_days < self.min_days:
            raise ValidationError({"max_days": _("The longest stay cannot be shorter than the shortest.")})

    def durations(self) -> list[str]:
        return durations_between(self.min_days, self.max_days) or super().durations()

    def search_facets(self) -> dict[str, list[str]]:
        return {**super().search_facets(), "purpose": list(self.purposes), "who": list(self.who)}

    def search_texts(self) -> list[str]:
        return [*super().search_texts(), self.host]

    def card_facts(self) -> list[dict[str, Any]]:
        return [*facet_facts({"purpose": self.purposes}, ["purpose"]), *super().card_facts()]

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now  # schema.org has no word for a call to go and teach
        return []


class ScholarshipPage(OpportunityPage):
    """Money for a stay: how much, for whom, what it covers, and for which opportunities."""

    who = CodesField(
        _("who may apply"), vocabulary="who", blank=True, help_text=_("Leave empty if everybody may apply.")
    )
    covers = CodesField(
        _("it covers"), vocabulary="coverage", blank=True, help_text=_("What the money is for.")
    )

    kind = "scholarship"
    row_relations: ClassVar = {
        **OpportunityPage.row_relations,
        "opportunities": Rows(select=("opportunity",)),
    }

    content_panels = [
        *BasePage.summary_panels,
        FieldPanel("who"),
        FieldPanel("covers"),
        *OpportunityPage.who_panels,
        *OpportunityPage.when_panels,
        *OpportunityPage.money_panels,
        *BasePage.body_panels,
        *OpportunityPage.apply_panels,
        InlinePanel("opportunities", heading=_("For these opportunities"), label=_("Opportunity")),
    ]
    api_fields: ClassVar = [*OpportunityPage.api_fields, "who", "covers", "opportunities"]

    class Meta:
        verbose_name = _("scholarship")
        verbose_name_plural = _("scholarships")

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Add the opportunities that it may pay for, in the reader's language, in one query."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        keys = [row.opportunity.translation_key for row in self.opportunities.all()]
        pages = unrestricted(Page.objects.live()).filter(translation_key__in=keys, locale=self.locale)
        context["for_opportunities"] = [
            menu_item(page, language) for page in pages.select_related("locale", "alias_of__locale")
        ]
        return context

    def search_facets(self) -> dict[str, list[str]]:
        return {**super().search_facets(), "who": list(self.who), "coverage": list(self.covers)}

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return [grant_thing(self)]
