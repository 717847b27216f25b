"""Partners and projects for search engines."""

from typing import TYPE_CHECKING, Any

from core import jsonld
from core.chrome import site_settings
from core.meta import absolute

if TYPE_CHECKING:
    from partners_directory.models.institution import Institution
    from partners_directory.models.partner import PartnerPage
    from partners_directory.models.research import ResearchProjectPage


def university_things(page: "PartnerPage") -> list[dict[str, Any]]:
    """The partner as the registries know it, with our page about it."""
    institution = page.institution
    if institution is None:
        return []
    thing = jsonld.organisation(_organisation(institution))
    return [{**thing, "mainEntityOfPage": absolute(page.get_url() or ""), "description": page.summary}]


def _organisation(institution: "Institution") -> jsonld.Organisation:
    name = institution.in_reader_language
    return jsonld.Organisation(
        name=name.name,
        url=institution.website,
        address=jsonld.Address(
            city=institution.city,
            country=institution.country_id,
            latitude=institution.latitude,
            longitude=institution.longitude,
        ),
        same_as=(institution.ror_url,) if institution.ror_url else (),
        alternate_names=tuple(filter(None, (name.local_name, institution.acronym))),
    )


def project_thing(page: "ResearchProjectPage") -> dict[str, Any]:
    """A joint project: dates, funder, consortium."""
    own = site_settings().university_name
    members = [row.institution.name if row.institution else own for row in page.participants.all()]
    return {
        "@type": "ResearchProject",
        "name": page.title,
        "alternateName": page.acronym,
        "url": absolute(page.get_url() or ""),
        "sameAs": page.website,
        "description": page.summary,
        "foundingDate": page.starts_on,
        "dissolutionDate": page.ends_on,
        "identifier": page.grant_number,
        "funder": {"@type": "Organization", "name": page.funder} if page.funder else None,
        "member": [{"@type": "CollegeOrUniversity", "name": name} for name in members if name],
    }
