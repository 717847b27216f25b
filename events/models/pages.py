"""Events and conferences."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from core.fields import CodesField
from core.models import BasePage, Rows
from events.models.base import AbstractEventPage
from taxonomy.enums import EventKind
from taxonomy.isced import with_ancestors


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

    acronym = models.CharField(
        _("acronym"), max_length=40, blank=True, help_text=_("The short name by which people know it.")
    )
    website = models.URLField(
        _("website"), max_length=500, blank=True, help_text=_("Its own website, where it has one.")
    )
    call_url = models.URLField(
        _("call for papers"), max_length=500, blank=True,
        help_text=_("Where the call stands or papers are handed in."),
    )  # fmt: skip
    fields = CodesField(
        _("fields"), vocabulary="field", blank=True, help_text=_("ISCED-F 2013. Leave empty for all fields.")
    )

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
    api_fields: ClassVar = [
        *AbstractEventPage.api_fields,
        "acronym",
        "website",
        "call_url",
        "fields",
        "deadlines",
        "costs",
    ]

    class Meta:
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")

    def deadline_instants(self) -> tuple[datetime, ...]:
        return tuple(sorted(row.instant for row in self.deadlines.all()))

    def search_facets(self) -> dict[str, list[str]]:
        return {
            **super().search_facets(),
            "event_kind": [EventKind.CONFERENCE],
            "field": with_ancestors(self.fields),
        }

    def search_names(self) -> list[str]:
        return [*super().search_names(), *([self.acronym] if self.acronym else [])]
