"""The one place where a facet is defined: its name in addresses and documents, its label, how a code gets its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.contract import KIND_FACET

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Facet:
    """A property by which pages are filtered. ``vocabulary`` is a name of ``taxonomy.labels``, or ``record``."""

    name: str
    label: _StrPromise | str
    vocabulary: str
    own_order: bool = False  #: options stand in the vocabulary's order, not by count
    nested: bool = (
        False  #: a code begins with its parent's; what is below a code is offered once that is chosen
    )


#: Labels of institutions come from their records (``settings.MERIDIAN_SEARCH["RECORD_LABELS"]``): they are above search.
RECORD = "record"
#: Labels of kinds come from the page types themselves.
KIND = "kind"

FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet(KIND_FACET, _("Type"), KIND),
        Facet("status", _("Status"), "status", own_order=True),
        Facet("direction", _("Direction"), "direction", own_order=True),
        Facet("region", _("Continent"), "region", own_order=True),
        Facet("country", _("Country"), "country"),
        Facet("field", _("Field of study"), "field", nested=True),
        Facet("level", _("Level"), "level", own_order=True),
        Facet("language", _("Language"), "language"),
        Facet("term", _("Term"), "term", own_order=True),
        Facet("duration", _("Duration"), "duration", own_order=True),
        Facet("cooperation", _("Cooperation"), "cooperation_kind"),
        Facet("school", _("Our school"), "school"),
        Facet("study_abroad_kind", _("Kind of programme"), "study_abroad_kind"),
        Facet("mode", pgettext_lazy("on site or online", "How"), "mode"),
        Facet("purpose", _("Purpose"), "staff_purpose"),
        Facet("who", _("Who can apply"), "who"),
        Facet("funding", _("Funding"), "funding"),
        Facet("coverage", _("It covers"), "coverage"),
        Facet("event_kind", _("Kind of event"), "event_kind"),
        Facet("phase", _("Phase"), "guide_phase", own_order=True),
        Facet("audience", _("For whom"), "guide_audience", own_order=True),
        Facet("origin", _("Visa"), "guide_origin", own_order=True),
        Facet("topic", _("Topic"), "topic"),
        Facet("funder_programme", pgettext_lazy("research funding", "Programme"), "funder_programme"),
        Facet("institution", _("Institution"), RECORD),
    )
}


#: Days between which something takes place, and between which a deadline lies.
DATE_PARAMETERS = ("from", "to", "deadline_from", "deadline_to")

#: Facets by which whoever looks for a subject gets on, the plainest first.
TOPIC_FACETS = ("topic", KIND_FACET, "country", "field")


def query_parameters() -> frozenset[str]:
    """Every parameter that some list reads, for the page cache (decisions.md 6)."""
    return frozenset({*FACETS, "q", "page", "sort", "closed", *DATE_PARAMETERS, "ids"})
