"""Page types of opportunities."""

from opportunities.models import rows
from opportunities.models.base import OpportunityPage
from opportunities.models.index import OpportunityIndexPage
from opportunities.models.pages import ExchangePage, ScholarshipPage, StaffMobilityCallPage, StudyAbroadPage

__all__ = [
    "ExchangePage",
    "OpportunityIndexPage",
    "OpportunityPage",
    "ScholarshipPage",
    "StaffMobilityCallPage",
    "StudyAbroadPage",
    "rows",
]
