"""What all opportunities share: partners, fields, levels, languages, dates, money, how to apply."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField

from core.blocks.steps import StepBlock
from core.blocks.text import RICH_TEXT_FEATURES
from core.card_facts import facet_facts
from core.clock import campus_zone
from core.fields import CodesField, LanguageSkillsField, StreamField
from core.models import BasePage, PageDates, Rows
from core.models.rows import CurrencyField
from core.status import day_start
from opportunities.structured import programme_thing
from partners_directory.covers import institution_cover, institution_cover_alt
from search.calendar_file import CalendarFileMixin
from search.detail import DetailMixin
from taxonomy.durations import durations_of_terms
from taxonomy.enums import Direction, Period
from taxonomy.isced import with_ancestors
from taxonomy.regions import regions_of


class OpportunityPage(DetailMixin, CalendarFileMixin, BasePage):
    """Base of exchange offers, study-abroad programmes, staff-mobility calls and scholarships.

    Each concrete type has child rows ``institutions``, ``deadlines``, ``costs`` and ``contacts``.
    """

    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction.choices, default=Direction.OUTGOING,
        help_text=_("Whether our people go abroad or guests come to us."),
    )  # fmt: skip
    fields = CodesField(
        _("fields"), vocabulary="field", blank=True, help_text=_("ISCED-F 2013. Leave empty for all fields.")
    )
    levels = CodesField(
        _("levels"), vocabulary="level", blank=True, help_text=_("Leave empty for all levels.")
    )
    teaching_languages = LanguageSkillsField(
        _("languages"),
        blank=True,
        help_text=_("Each language of instruction or work with the level (CEFR) that is required."),
    )
    terms = CodesField(
        _("terms"), vocabulary="term", blank=True, help_text=_("When the stay can take place.")
    )
    opens_on = models.DateField(
        _("applications open on"), null=True, blank=True, help_text=_("Leave empty if they are open already.")
    )
    grant_amount = models.DecimalField(
        _("grant"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("What people receive."),
    )
    grant_currency = CurrencyField(_("currency"))
    grant_period = models.CharField(
        _("how often"), max_length=10, choices=Period.choices, default=Period.MONTH,
        help_text=_("How often the grant is paid."),
    )  # fmt: skip
    funding = CodesField(
        _("funding"), vocabulary="funding", blank=True, help_text=_("Where the money comes from.")
    )
    eligibility = RichTextField(
        _("who can apply"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("What people check before they apply."),
    )  # fmt: skip
    documents = RichTextField(
        _("documents to hand in"), features=RICH_TEXT_FEATURES, blank=True,
        help_text=_("Everything that belongs to an application."),
    )  # fmt: skip
    apply_steps = StreamField(
        [("step", StepBlock())], verbose_name=_("how to apply"), blank=True,
        help_text=_("In the order in which people take them."),
    )  # fmt: skip
    apply_url = models.URLField(
        _("apply at"), max_length=500, blank=True, help_text=_("Where the application form is.")
    )

    api_group = "opportunities"
    schema_type = "EducationalOccupationalProgram"
    parent_page_types: ClassVar[list[str]] = ["opportunities.OpportunityIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    near_kinds = (
        "partner",
        "exchange",
        "study_abroad",
        "staff_mobility",
        "scholarship",
        "event",
        "conference",
    )
    row_relations: ClassVar = {
        "institutions": Rows(select=("institution__country",)),
        "deadlines": Rows(),
        "costs": Rows(),
        "contacts": Rows(record="contact"),
    }

    who_panels: ClassVar = [
        InlinePanel("institutions", heading=_("Partners"), label=_("Institution")),
        MultiFieldPanel(
            [
                FieldPanel("direction"),
                FieldPanel("levels"),
                FieldPanel("fields"),
                FieldPanel("teaching_languages"),
                FieldPanel("terms"),
            ],
            heading=_("For whom"),
        ),
    ]
    when_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("opens_on"), InlinePanel("deadlines", heading=_("Deadlines"), label=_("Deadline"))],
            heading=_("When"),
        ),
    ]
    money_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("funding"),
                FieldRowPanel(
                    [FieldPanel("grant_amount"), FieldPanel("grant_currency"), FieldPanel("grant_period")]
                ),
                InlinePanel("costs", heading=_("Costs"), label=_("Cost")),
            ],
            heading=_("Money"),
        ),
    ]
    apply_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("eligibility"),
                FieldPanel("documents"),
                FieldPanel("apply_steps"),
                FieldPanel("apply_url"),
            ],
            heading=_("How to apply"),
        ),
        InlinePanel("contacts", heading=_("Contacts"), label=_("Contact")),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields, "direction", "fields", "levels", "teaching_languages", "terms", "opens_on", "grant_amount",
        "grant_currency", "grant_period", "funding", "eligibility", "documents", "apply_steps", "apply_url", "institutions",
        "deadlines", "costs", "contacts",
    ]  # fmt: skip

    class Meta:
        abstract = True

    def search_dates(self) -> PageDates:
        deadlines = sorted((row.instant, row.term) for row in self.deadlines.all())
        return PageDates(
            rule="application",
            opens_on=day_start(self.opens_on, campus_zone()) if self.opens_on else None,
            deadlines=tuple(instant for instant, _term in deadlines),
            deadline_terms=tuple(term for _instant, term in deadlines),
        )

    def durations(self) -> list[str]:
        """Classes of how long a stay may last: by its terms, where nothing says more."""
        return durations_of_terms(self.terms)

    def search_facets(self) -> dict[str, list[str]]:
        institutions = [row.institution for row in self.institutions.all()]
        countries = {institution.country_id for institution in institutions if institution.country_id}
        return {
            "direction": [self.direction],
            "field": with_ancestors(self.fields),
            "level": list(self.levels),
            "language": [entry["language"] for entry in self.teaching_languages],
            "term": list(self.terms),
            "funding": list(self.funding),
            "duration": self.durations(),
            "country": sorted(countries),
            "region": regions_of(countries),
            "institution": [str(institution.pk) for institution in institutions],
        }

    def search_names(self) -> list[str]:
        return [name for row in self.institutions.all() for name in row.institution.search_names()]

    def search_texts(self) -> list[str]:
        steps = [f"{block.value['title']} {block.value['text'].source}" for block in self.apply_steps]
        return [self.eligibility, self.documents, *steps]

    def card_facts(self) -> list[dict[str, Any]]:
        facts = facet_facts(self.search_facets(), ["country", "level", "term", "language"])
        if self.grant_amount is not None:
            facts.append(
                {
                    "t": "money",
                    "name": "grant",
                    "amount": str(self.grant_amount),
                    "currency": self.grant_currency,
                    "period": self.grant_period,
                }
            )
        return facts

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        return [programme_thing(self, now)]

    def drawn_cover(self) -> str:
        rows = self.institutions.all()
        return institution_cover(rows[0].institution) if rows else ""

    def drawn_cover_alt(self) -> str:
        rows = self.institutions.all()
        return institution_cover_alt(rows[0].institution) if rows else ""
