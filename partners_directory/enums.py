"""Stored choices of institutions that are no facets; the facets are in ``taxonomy.enums``."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InstitutionStatus(TextChoices):
    """Status of a record in the Research Organization Registry; only active institutions can be chosen."""

    ACTIVE = "active", _("Active")
    INACTIVE = "inactive", _("Inactive")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class InstitutionSource(TextChoices):
    """Who describes an institution. An import owns what it made or adopted; what an editor wrote stays."""

    MANUAL = "manual", _("Entered by hand")
    ROR = "ror", _("Research Organization Registry")
    ECHE = "eche", _("Erasmus Charter list")


class IdentifierScheme(TextChoices):
    """Registries whose codes an institution may have, besides ROR and SCHAC, which are fields of their own."""

    ERASMUS = "erasmus", _("Erasmus code")
    PIC = "pic", _("PIC")
    OID = "oid", _("OID (Erasmus+ organisation id)")
    ISNI = "isni", "ISNI"
    WIKIDATA = "wikidata", "Wikidata"
    GRID = "grid", "GRID"
    FUNDREF = "fundref", "Crossref Funder ID"
    ORGREF = "orgref", "OrgRef"
    HESA = "hesa", "HESA"
    UCAS = "ucas", "UCAS"
    UKPRN = "ukprn", "UKPRN"
    CNRS = "cnrs", "CNRS"


#: Codes that belong to one institution only, strongest first. Others, such as ISNI and Wikidata, are shared in
#: practice by a university and its parts: 11 and 16 of them in 9,357 ROR records.
IDENTIFYING_SCHEMES = (IdentifierScheme.ERASMUS, IdentifierScheme.PIC, IdentifierScheme.OID)
