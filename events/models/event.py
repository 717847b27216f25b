"""Events and conferences, with dates in an IANA zone."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from core.clock import campus_zone
from core.covers.urls import date_cover
from core.fields import CodesField, StreamField
from core.models import BasePage, PageDates, Rows
from core.models.rows import ContactRow, CostRow, DeadlineRow, TimeZoneField
from core.status import Span, event_span
from events.blocks import SessionBlock
from partners_directory.models.rows import InstitutionRow
from search.detail import detail_context
from taxonomy.enums import EventKind, Mode


#: What an event's page shows near itself, by the same partners.
NEAR_KINDS = ("partner", "event", "conference", "project")


class AbstractEventPage(BasePage):
    """What events and conferences share."""

    event_kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices, default=EventKind.INFO_SESSION)
    starts_at = models.DateTimeField(
        _("begins"), null=True, blank=True, help_text=_("In the campus's time; the time zone below says where clocks are read.")
    )
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    time_zone = TimeZoneField(_("time zone of the place"))
    all_day = models.BooleanField(_("all day"), default=False, help_text=_("Show dates without times."))
    mode = models.CharField(_("how"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("One of our places. For an event elsewhere, fill in the fields below."),
    )  # fmt: skip
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.ForeignKey(
        "taxonomy.Country", verbose_name=_("country"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    online_url = models.URLField(_("online at"), max_length=500, blank=True)
    registration_url = models.URLField(_("registration"), max_length=500, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    languages = CodesField(_("languages"), vocabulary="language", blank=True, help_text=_("In which it is held."))
    programme = StreamField([("session", SessionBlock())], verbose_name=_("programme"), blank=True)

    api_group = "events"
    schema_type = "Event"
    parent_page_types: ClassVar = ["events.EventIndexPage"]
    subpage_types: ClassVar = []

    row_relations: ClassVar = {
        "institutions": Rows(select=("institution__country",), prefetch=("institution__identifiers",)),
        "contacts": Rows(select=("contact__unit", "contact__photo"), prefetch=("contact__hours",)),
    }

    when_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("time_zone"), FieldPanel("all_day")]),
            ],
            heading=_("When"),
        ),
    ]
    where_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("mode"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("venue"), FieldPanel("city"), FieldPanel("country")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("online_url"),
            ],
            heading=_("Where"),
        ),
    ]
    rest_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("registration_url"),
                FieldRowPanel([FieldPanel("registration_closes_at"), FieldPanel("capacity")]),
                FieldPanel("languages"),
            ],
            heading=_("Taking part"),
        ),
        *BasePage.body_panels,
        FieldPanel("programme"),
        InlinePanel("institutions", heading=_("Partners"), label=_("Institution")),
        InlinePanel("contacts", heading=_("Contacts"), label=_("Contact")),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields, "event_kind", "starts_at", "ends_at", "time_zone", "all_day", "mode", "place", "venue", "city",
        "country", "latitude", "longitude", "online_url", "registration_url", "registration_closes_at", "capacity",
        "languages", "programme", "institutions", "contacts",
    ]  # fmt: skip

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Add state, dated deadlines and what is near."""
        self.load_rows()
        context = super().get_context(request, *args, **kwargs)
        institutions = [row.institution_id for row in self.institutions.all()]
        context.update(detail_context(self, NEAR_KINDS, institutions, context["now"]))
        return context

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the place."""
        return ZoneInfo(self.time_zone) if self.time_zone else campus_zone()

    @property
    def span(self) -> Span | None:
        """From the first to the last instant; None where no date is known yet."""
        if self.starts_at is None:
            return None
        return event_span(self.starts_at, self.ends_at, self.zone, all_day=self.all_day)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end must be after the beginning.")})

    def deadline_instants(self) -> tuple[datetime, ...]:
        """Last instants in order; events without a call have none."""
        return ()

    def search_dates(self) -> PageDates:
        span = self.span
        return PageDates(
            rule="event",
            deadlines=self.deadline_instants(),
            starts_at=span.starts if span else None,
            ends_at=span.ends if span else None,
        )

    def search_facets(self) -> dict[str, list[str]]:
        return {
            "event_kind": [self.event_kind],
            "mode": [self.mode],
            "country": [self.country_id] if self.country_id else [],
            "language": list(self.languages),
            "institution": [str(link.institution_id) for link in self.institutions.all()],
        }

    def search_texts(self) -> list[str]:
        sessions = [block.value for block in self.programme]
        return [self.venue, self.city, *(f"{session['title']} {session['text'].source}" for session in sessions)]

    def search_names(self) -> list[str]:
        return [speaker["name"] for block in self.programme for speaker in block.value["speakers"]]

    def card_facts(self) -> list[dict[str, Any]]:
        facts: list[dict[str, Any]] = []
        if span := self.span:
            ends = span.ends.isoformat() if self.ends_at else ""
            facts.append(
                {"t": "dates", "starts": span.starts.isoformat(), "ends": ends, "all_day": self.all_day, "zone": str(self.zone)}
            )
        where = self.venue or (self.city if self.city else "")
        if self.place:
            facts.append({"t": "names", "name": "place", "names": self.place.names})
        elif where:
            facts.append({"t": "text", "name": "place", "value": ", ".join(part for part in (self.venue, self.city) if part)})
        facts.append({"t": "facet", "name": "mode", "codes": [self.mode]})
        if self.languages:
            facts.append({"t": "facet", "name": "language", "codes": list(self.languages)})
        return facts

    def drawn_cover(self) -> str:
        span = self.span
        if span is None:
            return ""
        return date_cover(span.starts.astimezone(self.zone).date(), span.ends.astimezone(self.zone).date())


class EventPage(AbstractEventPage):
    """Something that happens once: an information session, a fair, a workshop, an orientation."""

    kind = "event"

    content_panels = [
        *BasePage.summary_panels,
        FieldPanel("event_kind"),
        *AbstractEventPage.when_panels,
        *AbstractEventPage.where_panels,
        *AbstractEventPage.rest_panels,
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")


class ConferencePage(AbstractEventPage):
    """A conference with calls for papers."""

    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    call_url = models.URLField(_("call for papers"), max_length=500, blank=True)
    fields = CodesField(_("fields"), vocabulary="field", blank=True)

    kind = "conference"
    row_relations: ClassVar = {**AbstractEventPage.row_relations, "deadlines": Rows(), "costs": Rows()}

    content_panels = [
        *BasePage.summary_panels,
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("website")]),
        *AbstractEventPage.when_panels,
        *AbstractEventPage.where_panels,
        InlinePanel("deadlines", heading=_("Calls and deadlines"), label=_("Deadline")),
        FieldPanel("call_url"),
        InlinePanel("costs", heading=_("Fees"), label=_("Fee")),
        FieldPanel("fields"),
        *AbstractEventPage.rest_panels,
    ]
    api_fields: ClassVar = [*AbstractEventPage.api_fields, "acronym", "website", "call_url", "fields", "deadlines", "costs"]

    class Meta:
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")

    def deadline_instants(self) -> tuple[datetime, ...]:
        return tuple(sorted(row.instant for row in self.deadlines.all()))

    def search_facets(self) -> dict[str, list[str]]:
        return {**super().search_facets(), "event_kind": [EventKind.CONFERENCE], "field": list(self.fields)}

    def search_names(self) -> list[str]:
        return [*super().search_names(), *([self.acronym] if self.acronym else [])]


class EventInstitution(InstitutionRow):
    """A partner that takes part."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="institutions")


class ConferenceInstitution(InstitutionRow):
    """A partner that takes part."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="institutions")


class EventContact(ContactRow):
    """Who answers."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="contacts")


class ConferenceContact(ContactRow):
    """Who answers."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="contacts")


class ConferenceDeadline(DeadlineRow):
    """A date of the call for papers or of registration."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="deadlines")


class ConferenceFee(CostRow):
    """What taking part costs."""

    page = ParentalKey(ConferencePage, on_delete=models.CASCADE, related_name="costs")
