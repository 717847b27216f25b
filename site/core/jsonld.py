"""Structured data of schema.org, and the only way it is written into a page.

A ``<script type="application/ld+json">`` is a data block, which browsers never run: the policy that forbids
inline scripts does not touch it (HTML, 4.12.1). What could end the block is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"

Value = None | bool | int | float | str | Decimal | date | Sequence["Value"] | Mapping[str, "Value"]
Thing = Mapping[str, Value]

#: What ends a script element or a line of it, as JSON escapes that mean the same.
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def dump(thing: Thing) -> SafeString:
    """Return a thing as JSON that may stand in a script element; empty values are left out."""
    text = json.dumps(_filled({"@context": CONTEXT, **thing}), ensure_ascii=False, default=_written)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 -- the escapes above are what makes it safe


def script(thing: Thing) -> SafeString:
    """Return a thing as a data block."""
    return mark_safe(f'<script type="application/ld+json">{dump(thing)}</script>')  # noqa: S308 -- dump() escapes


def _filled(value: Value) -> Value:
    """Return the value without what is empty: "no date" is said by saying nothing."""
    if isinstance(value, Mapping):
        return {key: _filled(inner) for key, inner in value.items() if inner not in (None, "", [], (), {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_filled(inner) for inner in value]
    return value


def _written(value: object) -> str:
    """Write dates by ISO 8601 and amounts with their decimals; lazy texts as they read now."""
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page."""

    name: str
    url: str


def breadcrumb(crumbs: Sequence[Crumb]) -> dict[str, Value]:
    """Return the way to a page, from the home page to itself."""
    steps: list[Value] = [
        {"@type": "ListItem", "position": number, "name": crumb.name, "item": crumb.url}
        for number, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is; country is ISO 3166-1 alpha-2."""

    city: str = ""
    country: str = ""
    street: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def thing(self) -> dict[str, Value]:
        """Return the postal address."""
        return {
            "@type": "PostalAddress",
            "streetAddress": self.street,
            "addressLocality": self.city,
            "addressCountry": self.country,
        }

    def geo(self) -> Thing | None:
        """Return the coordinates."""
        if self.latitude is None or self.longitude is None:
            return None
        return {"@type": "GeoCoordinates", "latitude": self.latitude, "longitude": self.longitude}


@dataclass(frozen=True, slots=True)
class Organisation:
    """A university or one of its offices; ``same_as`` are its identifiers as URLs (ROR, Wikidata)."""

    name: str
    url: str = ""
    address: Address | None = None
    same_as: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    alternate_names: tuple[str, ...] = ()
    part_of: str = ""


def organisation(about: Organisation) -> dict[str, Value]:
    """Return an institution of higher education, or an office that belongs to one."""
    return {
        "@type": "EducationalOrganization" if about.part_of else "CollegeOrUniversity",
        "name": about.name,
        "alternateName": list(about.alternate_names),
        "url": about.url,
        "sameAs": list(about.same_as),
        "email": about.email,
        "telephone": about.phone,
        "address": about.address.thing() if about.address else None,
        "location": {"@type": "Place", "geo": about.address.geo()}
        if about.address and about.address.geo()
        else None,
        "parentOrganization": {"@type": "CollegeOrUniversity", "name": about.part_of}
        if about.part_of
        else None,
    }


@dataclass(frozen=True, slots=True)
class Offer:
    """What something costs, or where one signs up; without a price the amount is not said."""

    name: str = ""
    price: Decimal | None = None
    currency: str = ""
    url: str = ""
    until: date | datetime | None = None

    def thing(self) -> dict[str, Value]:
        """Return the offer."""
        return {
            "@type": "Offer",
            "name": self.name,
            "price": self.price,
            "priceCurrency": self.currency if self.price is not None else "",
            "url": self.url,
            "validThrough": self.until,
        }


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event as search engines want it; ``mode`` is one of taxonomy's: on_site, online, blended."""

    name: str
    url: str
    starts: date | datetime
    organizer: str
    ends: date | datetime | None = None
    description: str = ""
    language: str = ""
    mode: str = "on_site"
    venue: str = ""
    address: Address | None = None
    online_url: str = ""
    image: str = ""
    offers: tuple[Offer, ...] = ()


ATTENDANCE = {
    "on_site": f"{CONTEXT}/OfflineEventAttendanceMode",
    "online": f"{CONTEXT}/OnlineEventAttendanceMode",
    "blended": f"{CONTEXT}/MixedEventAttendanceMode",
}


def event(about: EventFacts) -> dict[str, Value]:
    """Return an education event with its places, real and virtual."""
    places: list[Value] = []
    if about.mode != "online" and (about.venue or about.address):
        address = about.address or Address()
        places.append(
            {
                "@type": "Place",
                "name": about.venue or address.city,
                "address": address.thing(),
                "geo": address.geo(),
            }
        )
    if about.mode != "on_site":
        places.append({"@type": "VirtualLocation", "url": about.online_url or about.url})
    return {
        "@type": "EducationEvent",
        "name": about.name,
        "url": about.url,
        "description": about.description,
        "inLanguage": about.language,
        "startDate": about.starts,
        "endDate": about.ends,
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": ATTENDANCE.get(about.mode),
        "location": places,
        "image": about.image,
        "organizer": {"@type": "Organization", "name": about.organizer},
        "offers": [offer.thing() for offer in about.offers],
    }


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """Something to apply for; ``price`` with its currency where one amount says it all."""

    name: str
    url: str
    provider: str
    description: str = ""
    language: str = ""
    starts: date | None = None
    ends: date | None = None
    deadline: date | datetime | None = None
    opens: date | None = None
    mode: str = ""
    credits: int | None = None
    price: Decimal | None = None
    currency: str = ""


def programme(about: ProgrammeFacts) -> dict[str, Value]:
    """Return an educational programme with its dates of application."""
    offer = {"@type": "Offer", "category": "Fee", "price": about.price, "priceCurrency": about.currency}
    return {
        "@type": "EducationalOccupationalProgram",
        "name": about.name,
        "url": about.url,
        "description": about.description,
        "inLanguage": about.language,
        "provider": {"@type": "CollegeOrUniversity", "name": about.provider},
        "startDate": about.starts,
        "endDate": about.ends,
        "applicationStartDate": about.opens,
        "applicationDeadline": about.deadline,
        "educationalProgramMode": about.mode,
        "numberOfCredits": about.credits,
        "offers": offer if about.price is not None else None,
    }


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """News or a guide."""

    headline: str
    url: str
    publisher: str
    published: datetime | None = None
    modified: datetime | None = None
    description: str = ""
    language: str = ""
    image: str = ""
    is_news: bool = True


def article(about: ArticleFacts) -> dict[str, Value]:
    """Return an article; the office is its author."""
    publisher = {"@type": "Organization", "name": about.publisher}
    return {
        "@type": "NewsArticle" if about.is_news else "Article",
        "headline": about.headline,
        "mainEntityOfPage": about.url,
        "url": about.url,
        "description": about.description,
        "inLanguage": about.language,
        "datePublished": about.published,
        "dateModified": about.modified,
        "image": about.image,
        "author": publisher,
        "publisher": publisher,
    }
