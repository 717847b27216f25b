"""The office and its site for search engines, on the home page."""

from typing import Any

from core import jsonld
from core.chrome import site_settings
from core.meta import absolute


def office_and_site(url: str, language: str) -> list[dict[str, Any]]:
    """The office as a part of its university, and the site with its search; ``url`` is the home page's path."""
    site = site_settings()
    address = jsonld.Address(
        city=site.city_name,
        country=site.country_id or "",
        street=", ".join(site.address.splitlines()),
        latitude=site.latitude,
        longitude=site.longitude,
    )
    office = jsonld.Organisation(
        name=site.name,
        url=absolute(url),
        address=address,
        email=site.email,
        phone=site.phone,
        part_of=site.university_name,
    )
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(url)}search/?q={{words}}"},
        "query-input": "required name=words",
    }
    about = {"@type": "WebSite", "name": site.name, "url": absolute(url), "inLanguage": language}
    return [jsonld.organisation(office), {**about, "potentialAction": search}]
