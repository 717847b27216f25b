"""Rows of a list of holders of the Erasmus Charter for Higher Education, as the Commission publishes it in a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from partners_directory import identifiers
from partners_directory.importers import values
from partners_directory.importers.names import NAME_LENGTH
from partners_directory.importers.rows import Identifier, InstitutionRecord, InvalidRecordError, Note
from partners_directory.importers.shape import as_text, optional, required
from taxonomy.enums import InstitutionType

SOURCE = "eche"
#: Column names, normalised, under which a value is found; the first that is filled counts.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "erasmus_code": ("erasmus_code", "erasmus_institutional_code", "erasmus"),
    "pic": ("pic", "pic_code", "organisation_pic", "participant_identification_code"),
    "oid": ("oid", "organisation_id", "organisation_oid"),
    "ror_id": ("ror_id", "ror"),
    "legal_name": ("legal_name", "organisation_legal_name", "organisation_name", "institution_name", "name"),
    "city": ("city", "town"),
    "country": ("iso_country", "country_code", "country_cd", "country"),
    "website": ("website", "website_url", "web_site", "url"),
}
_SCHEMES = {"ror_id": "ror", "erasmus_code": "erasmus", "pic": "pic", "oid": "oid"}


def lacks_columns(header: Collection[str]) -> str:
    """What a table must have to be read, empty if this one has it."""
    needed = ("erasmus_code", "legal_name", "country")
    missing = [name for name in needed if not set(COLUMNS[name]) & set(header)]
    if not missing:
        return ""
    return f"is neither ROR's JSON nor a table of Erasmus codes: no column {', '.join(missing)}"


def eche_record(cells: Mapping[str, str]) -> tuple[InstitutionRecord, tuple[Note, ...]]:
    """The record of a row, and what was left out of it. Raises InvalidRecordError."""
    row = {name: _cell(cells, name) for name in COLUMNS}
    notes: list[Note] = []
    codes = tuple(
        Identifier(scheme, required(identifiers.normalise, scheme, name, row[name]))
        for name, scheme in _SCHEMES.items()
        if row[name]
    )
    if not row["erasmus_code"]:
        raise InvalidRecordError("erasmus_code", "is empty")
    name = as_text(row["legal_name"], "legal_name", NAME_LENGTH)
    if not name:
        raise InvalidRecordError("legal_name", "is empty")
    record = InstitutionRecord(
        source=SOURCE,
        source_key=identifiers.erasmus_code(row["erasmus_code"]),
        display_name=name,
        types=(InstitutionType.EDUCATION.value,),
        country=required(values.country, row["country"], "country"),
        city=as_text(row["city"], "city", 120),
        website=optional(values.website, notes, "website", row["website"], default=""),
        identifiers=codes,
    )
    return record, tuple(notes)


def _cell(cells: Mapping[str, str], name: str) -> str:
    """The first filled cell of a value's columns; blanks inside are kept, those at the ends are not."""
    found = (identifiers.clean_blanks(cells.get(column, "")) for column in COLUMNS[name])
    return next((text for text in found if text), "")
