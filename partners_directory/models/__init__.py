"""Institutions, partners, research."""

from partners_directory.models.identifier import InstitutionIdentifier
from partners_directory.models.index import PartnerIndexPage
from partners_directory.models.institution import Institution
from partners_directory.models.partner import (
    AcademicTerm,
    PartnerContact,
    PartnerCost,
    PartnerLink,
    PartnerPage,
    PartnerPicture,
)
from partners_directory.models.publication import Publication
from partners_directory.models.research import (
    Participant,
    ProjectPerson,
    ProjectPublication,
    ResearchIndexPage,
    ResearchProjectPage,
)

__all__ = [
    "AcademicTerm",
    "Institution",
    "InstitutionIdentifier",
    "Participant",
    "PartnerContact",
    "PartnerCost",
    "PartnerIndexPage",
    "PartnerLink",
    "PartnerPage",
    "PartnerPicture",
    "ProjectPerson",
    "ProjectPublication",
    "Publication",
    "ResearchIndexPage",
    "ResearchProjectPage",
]
