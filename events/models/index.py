"""The list of events and conferences."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from search.finder.spec import FinderSpec
from search.listing import ListingMixin


class EventIndexPage(ListingMixin, BasePage):
    """Events and conferences, next first."""

    kind = "event_index"
    finder_spec: ClassVar = FinderSpec(
        kinds=("event", "conference"),
        facets=("status", "event_kind", "mode", "field", "country", "language"),
        orders=("start", "newest", "title"),
        dates=_("Between"),
        calendar="calendar.ics",
    )
    in_search = False
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage", "events.ConferencePage"]

    class Meta:
        verbose_name = _("event list")
        verbose_name_plural = _("event lists")
