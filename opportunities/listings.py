"""Opportunities in the CMS: what is open, what closes next."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from core.admin.listings import DatedListing
from opportunities.models import ExchangePage, ScholarshipPage, StaffMobilityCallPage, StudyAbroadPage


def partners_of(page: Any) -> str:
    """Names of the first partners."""
    names = [row.institution.name for row in page.institutions.all()]
    return ", ".join(names[:2]) + (" …" if len(names) > 2 else "")  # noqa: PLR2004 -- two fit into a column


PARTNERS = Column("partners", label=_("Partners"), accessor=partners_of, width="14%")


class OpportunityListing(DatedListing):
    """State, deadline and partners."""

    facts = (*DatedListing.facts, PARTNERS)
    export_facts = (*DatedListing.export_facts, "direction", "opens_on")
    prefetch = ("institutions__institution",)


LISTINGS = (
    OpportunityListing("exchange_offers", model=ExchangePage, icon="resubmit"),
    OpportunityListing("study_abroad", model=StudyAbroadPage, icon="globe"),
    OpportunityListing("staff_mobility", model=StaffMobilityCallPage, icon="user"),
    OpportunityListing("scholarships", model=ScholarshipPage, icon="decimal"),
)
