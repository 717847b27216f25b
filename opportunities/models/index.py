"""The list of all opportunities."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from search.finder.spec import FinderSpec
from search.listing import ListingMixin


class OpportunityIndexPage(ListingMixin, BasePage):
    """Exchange, study abroad, staff mobility and scholarships, next deadline first."""

    kind = "opportunity_index"
    finder_spec: ClassVar = FinderSpec(
        kinds=("exchange", "study_abroad", "staff_mobility", "scholarship"),
        facets=(
            "type", "status", "direction", "level", "field", "country", "language", "term", "duration", "funding", "region",
            "study_abroad_kind", "purpose", "who", "coverage", "mode",
        ),
        orders=("deadline", "newest", "title"),
        deadlines=_("Deadline"),
        calendar="deadlines.ics",
    )  # fmt: skip
    in_search = False
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "opportunities.ExchangePage",
        "opportunities.StudyAbroadPage",
        "opportunities.StaffMobilityCallPage",
        "opportunities.ScholarshipPage",
    ]

    class Meta:
        verbose_name = _("opportunity list")
        verbose_name_plural = _("opportunity lists")
