"""Events in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn

from core.admin.listings import DEADLINE, STATE, PageTypeListing
from events.models import ConferencePage, EventPage

STARTS = DateColumn("starts_at", label=_("Begins"), sort_key="starts_at", width="10%")

LISTINGS = (
    PageTypeListing(
        "event_pages", model=EventPage, icon="calendar", facts=(STATE, STARTS), export_facts=("state", "starts_at", "ends_at", "venue", "city"),
    ),
    PageTypeListing(
        "conferences", model=ConferencePage, icon="calendar-alt", facts=(STATE, STARTS, DEADLINE),
        export_facts=("acronym", "state", "starts_at", "ends_at", "next_deadline", "city"),
    ),
)  # fmt: skip
