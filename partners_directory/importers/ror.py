"""Records of the Research Organization Registry: schema v2 as published, and the same flattened to one line each.

Schema: https://ror.readme.io/docs/ror-data-structure. What names a record makes or breaks its row; a detail that is
wrong (coordinates, website, year …) is left out with a note.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from partners_directory import identifiers
from partners_directory.enums import IdentifierScheme
from partners_directory.importers import values
from partners_directory.importers.names import Names, ror_names
from partners_directory.importers.rows import Identifier, InstitutionRecord, InvalidRecordError, Note
from partners_directory.importers.shape import (
    Object,
    as_list,
    as_object,
    as_objects,
    as_text,
    optional,
    required,
)
from taxonomy.enums import InstitutionType

SOURCE = "ror"
STATUSES = frozenset({"active", "inactive", "withdrawn"})
_SCHEMES = frozenset(IdentifierScheme.values)
_TYPES = frozenset(InstitutionType.values)
#: Schemes of the flat form's ``erasmus`` entries by their keys there.
_ERASMUS_KEYS = {"erasmus_code": "erasmus", "pic": "pic", "oid": "oid"}


@dataclass(frozen=True, slots=True)
class _Place:
    country: str
    city: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(slots=True)
class _Details:
    """What the two forms say differently."""

    place: _Place
    website: object
    codes: list[Identifier] = field(default_factory=list)


def ror_record(value: object) -> tuple[InstitutionRecord, tuple[Note, ...]]:
    """The record and what was left out of it. Raises InvalidRecordError."""
    raw = as_object(value, "")
    notes: list[Note] = []
    key = required(identifiers.ror_id, as_text(raw.get("id"), "id"), "id")
    names = ror_names(as_objects(raw.get("names"), "names"), notes)
    details = _published(raw, notes) if "locations" in raw else _flat(raw, notes)
    return _record(raw, key, names, details, notes), tuple(notes)


def _record(raw: Object, key: str, names: Names, details: _Details, notes: list[Note]) -> InstitutionRecord:
    return InstitutionRecord(
        source=SOURCE,
        source_key=key,
        display_name=names.display,
        names=names.by_language,
        aliases=names.aliases,
        acronym=names.acronym,
        status=_status(raw),
        types=_types(raw),
        country=details.place.country,
        city=details.place.city,
        region=details.place.region,
        latitude=details.place.latitude,
        longitude=details.place.longitude,
        website=_website(details.website, notes),
        domains=_domains(raw, notes),
        established=optional(values.year, notes, "established", raw.get("established"), default=None),
        identifiers=tuple(dict.fromkeys([Identifier("ror", key), *details.codes])),
        successor_ror_id=_successor(raw, notes),
    )


def _published(raw: Object, notes: list[Note]) -> _Details:
    """Schema v2: nested places, links and lists of external ids."""
    locations = as_objects(raw.get("locations"), "locations")
    if not locations:
        raise InvalidRecordError("locations", "is empty")
    place = as_object(locations[0].get("geonames_details"), "locations[0].geonames_details")
    links = as_objects(raw.get("links"), "links")
    details = _Details(
        place=_place(place, place.get("name"), place.get("country_subdivision_name"), notes),
        website=next((link.get("value") for link in links if link.get("type") == "website"), None),
    )
    for index, entry in enumerate(as_objects(raw.get("external_ids"), "external_ids")):
        where = f"external_ids[{index}]"
        _add_codes(details.codes, as_text(entry.get("type"), where), entry.get("all"), where, notes)
    return details


def _flat(raw: Object, notes: list[Note]) -> _Details:
    """One level: place, website and ids by scheme in the record itself; ``erasmus`` holds joined charter codes."""
    details = _Details(_place(raw, raw.get("city"), raw.get("region"), notes), raw.get("website"))
    for scheme, codes in as_object(raw.get("external_ids") or {}, "external_ids").items():
        _add_codes(details.codes, scheme, codes, "external_ids", notes)
    for index, entry in enumerate(as_objects(raw.get("erasmus"), "erasmus")):
        for key, scheme in _ERASMUS_KEYS.items():
            if entry.get(key):
                _add_codes(details.codes, scheme, [entry[key]], f"erasmus[{index}]", notes)
    return details


def _place(raw: Object, city: object, region: object, notes: list[Note]) -> _Place:
    country = required(values.country, as_text(raw.get("country_code"), "country_code"), "country_code")
    point = optional(values.coordinates, notes, "lat, lng", raw.get("lat"), raw.get("lng"), default=None)
    latitude, longitude = point or (None, None)
    return _Place(country, as_text(city, "city", 120), as_text(region, "region", 120), latitude, longitude)


def _add_codes(codes: list[Identifier], scheme: str, listed: object, where: str, notes: list[Note]) -> None:
    """Codes of one scheme; those that are not well-formed, and schemes that are not kept, are left out."""
    if scheme.lower() not in _SCHEMES:
        notes.append(Note("external_ids", "are of a scheme that is not kept"))
        return
    scheme = scheme.lower()
    where = f"{where}.{scheme}"
    for code in as_list(listed, where):
        if not isinstance(code, str):
            notes.append(Note(where, "is not a text"))
        elif value := optional(identifiers.normalise, notes, where, scheme, code, default=""):
            codes.append(Identifier(scheme, value))


def _status(raw: Object) -> str:
    status = as_text(raw.get("status"), "status")
    if status not in STATUSES:
        raise InvalidRecordError("status", f"is none of {', '.join(sorted(STATUSES))}")
    return status


def _types(raw: Object) -> tuple[str, ...]:
    listed = [kind for kind in as_list(raw.get("types"), "types") if isinstance(kind, str)]
    return tuple(dict.fromkeys(kind for kind in listed if kind in _TYPES))


def _website(value: object, notes: list[Note]) -> str:
    if value is not None and not isinstance(value, str):
        notes.append(Note("website", "is not a text"))
        return ""
    return optional(values.website, notes, "website", value or "", default="")


def _domains(raw: Object, notes: list[Note]) -> tuple[str, ...]:
    listed = [entry for entry in as_list(raw.get("domains"), "domains") if isinstance(entry, str)]
    found = [optional(identifiers.domain, notes, "domains", entry, default="") for entry in listed]
    return tuple(dict.fromkeys(entry for entry in found if entry))


def _successor(raw: Object, notes: list[Note]) -> str:
    """The ROR id of the first successor: organisations that split have several, and a reader needs one way on."""
    for entry in as_objects(raw.get("relationships"), "relationships"):
        identifier = entry.get("id")
        if str(entry.get("type")).lower() == "successor" and isinstance(identifier, str):
            return optional(identifiers.ror_id, notes, "relationships", identifier, default="")
    return ""
