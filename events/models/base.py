"""What events and conferences share: when, where, who, programme."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from core.card_facts import dates_fact, facet_facts
from core.clock import campus_zone
from core.covers.urls import date_cover
from core.fields import CodesField, StreamField
from core.models import BasePage, PageDates, Rows
from core.models.rows import TimeZoneField
from core.status import Span, event_span
from events.blocks import SessionBlock
from events.structured import event_things, event_where
from search.calendar_file import CalendarFileMixin, Where
from search.detail import DetailMixin
from taxonomy.enums import EventKind, Mode
from taxonomy.regions import regions_of


class AbstractEventPage(DetailMixin, CalendarFileMixin, BasePage):
    """What events and conferences share."""

    event_kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind.choices, default=EventKind.INFO_SESSION,
        help_text=_("Shown on cards, and a filter in the list."),
    )  # fmt: skip
    starts_at = models.DateTimeField(
        _("begins"), null=True, blank=True,
        help_text=_("In the campus's time; the time zone below says where clocks are read."),
    )  # fmt: skip
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Leave empty if no end is stated.")
    )
    time_zone = TimeZoneField(_("time zone of the place"))
    all_day = models.BooleanField(_("all day"), default=False, help_text=_("Show dates without times."))
    mode = models.CharField(
        _("how"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE,
        help_text=_("At a place, online, or both."),
    )  # fmt: skip
    place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("One of our places. For an event elsewhere, fill in the fields below."),
    )  # fmt: skip
    venue = models.CharField(
        _("venue"), max_length=200, blank=True,
        help_text=_("Building and room, where it is none of our places."),
    )  # fmt: skip
    city = models.CharField(
        _("city"), max_length=120, blank=True, help_text=_("Where it is none of our places.")
    )
    country = models.ForeignKey(
        "taxonomy.Country", verbose_name=_("country"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("Where it is none of our places."),
    )  # fmt: skip
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("For the map, in degrees; south of the equator with a minus sign."),
    )  # fmt: skip
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("For the map, in degrees; west of Greenwich with a minus sign."),
    )  # fmt: skip
    online_url = models.URLField(
        _("online at"), max_length=500, blank=True, help_text=_("The address at which people take part.")
    )
    registration_url = models.URLField(
        _("registration"), max_length=500, blank=True,
        help_text=_("Where people register. Leave empty if nobody has to."),
    )  # fmt: skip
    registration_closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True,
        help_text=_("The last moment to register, in the campus's time."),
    )  # fmt: skip
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("How many people can come.")
    )
    languages = CodesField(
        _("languages"), vocabulary="language", blank=True, help_text=_("In which it is held.")
    )
    programme = StreamField(
        [("session", SessionBlock())], verbose_name=_("programme"), blank=True,
        help_text=_("Sessions in their order, each with its time and speakers."),
    )  # fmt: skip

    api_group = "events"
    calendar_file = "event.ics"
    schema_type = "Event"
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    near_kinds = ("partner", "event", "conference", "project")
    row_relations: ClassVar = {
        "institutions": Rows(select=("institution__country",)),
        "contacts": Rows(record="contact"),
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
            "region": regions_of([self.country_id]) if self.country_id else [],
            "language": list(self.languages),
            "institution": [str(link.institution_id) for link in self.institutions.all()],
        }

    def search_texts(self) -> list[str]:
        sessions = [block.value for block in self.programme]
        return [
            self.venue,
            self.city,
            *(f"{session['title']} {session['text'].source}" for session in sessions),
        ]

    def search_names(self) -> list[str]:
        return [speaker["name"] for block in self.programme for speaker in block.value["speakers"]]

    def card_facts(self) -> list[dict[str, Any]]:
        facts: list[dict[str, Any]] = []
        if span := self.span:
            ends = span.ends if self.ends_at else None
            facts.append(dates_fact(span.starts, ends, all_day=self.all_day, zone=str(self.zone)))
        where = self.venue or (self.city or "")
        if self.place:
            facts.append({"t": "names", "name": "place", "names": self.place.names})
        elif where:
            facts.append(
                {
                    "t": "text",
                    "name": "place",
                    "value": ", ".join(part for part in (self.venue, self.city) if part),
                }
            )
        return facts + facet_facts(self.search_facets(), ["mode", "language"])

    def where(self) -> Where:
        return event_where(self)

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        return event_things(self, now)

    def drawn_cover(self) -> str:
        span = self.span
        if span is None:
            return ""
        return date_cover(span.starts.astimezone(self.zone).date(), span.ends.astimezone(self.zone).date())
