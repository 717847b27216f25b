"""ROR records: schema v2 as published, and flattened."""

import json
from pathlib import Path

import pytest

from partners_directory.importers.ror import ror_record
from partners_directory.importers.rows import Identifier, InstitutionRecord, InvalidRecordError, Note

FIXTURES = Path(__file__).parent.parent / "fixtures"


def flat(**changes):
    """A good flat record with some keys changed."""
    record = json.loads((FIXTURES / "ror_flat.jsonl").read_text(encoding="utf-8").splitlines()[0])
    return {**record, **changes}


def published(**changes):
    """A good record of schema v2 with some keys changed."""
    return {**json.loads((FIXTURES / "ror_v2.json").read_text(encoding="utf-8"))[0], **changes}


def fault(record):
    with pytest.raises(InvalidRecordError) as caught:
        ror_record(record)
    return caught.value.field, caught.value.reason


def test_published_record_is_read_whole():
    record, notes = ror_record(published())

    assert notes == ()
    assert record == InstitutionRecord(
        source="ror",
        source_key="0fabcd126",
        display_name="Meridian Institute of Tides",
        names=(("en", "Meridian Institute of Tides"), ("pt", "Instituto Meridiano das Marés")),
        aliases=("Escola das Marés",),
        acronym="IMM",
        status="active",
        types=("education", "funder"),
        country="PT",
        city="Porto Novo",
        region="Meridional",
        latitude=38.7,
        longitude=-9.1,
        website="https://www.imm.example/",
        domains=("imm.example",),
        established=1911,
        identifiers=(
            Identifier("ror", "0fabcd126"),
            Identifier("isni", "0000000123456789"),
            Identifier("wikidata", "Q99999901"),
            Identifier("grid", "grid.999991.a"),
        ),
    )


def test_flat_record_carries_its_charter_codes():
    record, notes = ror_record(flat())

    assert notes == ()
    assert record.values_of("erasmus") == ("D  WATTST01",)
    assert record.values_of("pic") == ("999000111",)
    assert record.values_of("oid") == ("E19000111",)
    assert record.values_of("fundref") == ("501100099999",)
    assert (record.city, record.country, record.latitude) == ("Wattstedt", "DE", 54.1)


def test_missing_erasmus_parts_are_no_fault():
    record, notes = ror_record(flat(erasmus=[{"erasmus_code": "D  WATTST09", "pic": None, "oid": ""}]))

    assert (record.values_of("erasmus"), record.values_of("oid"), notes) == (("D  WATTST09",), (), ())


def test_successor_is_read_and_other_relations_are_not():
    relations = [
        {"type": "parent", "id": "https://ror.org/0fabcd126"},
        {"type": "Successor", "id": "0fabcd320"},
    ]

    assert ror_record(published(relationships=relations))[0].successor_ror_id == "0fabcd320"
    assert ror_record(published(relationships=relations[:1]))[0].successor_ror_id == ""
    assert ror_record(published(relationships=[{"type": "successor", "id": 5}]))[0].successor_ror_id == ""


@pytest.mark.parametrize(
    ("record", "field", "reason"),
    [
        ([], "", "is not an object"),
        (published(id=None), "id", "is not a ROR id: 0, six letters or digits, two digits"),
        (published(id=7), "id", "is not a text"),
        (published(id="https://ror.org/0fabcd127"), "id", "is not a ROR id: its check digits are wrong"),
        (published(names=None), "names", "has no name of the type ror_display or label"),
        (published(names="IMM"), "names", "is not a list"),
        (published(names=["IMM"]), "names[0]", "is not an object"),
        (published(names=[{"types": ["label"], "value": 3}]), "names[0].value", "is not a text"),
        (
            published(names=[{"types": ["alias"], "value": "IMM"}]),
            "names",
            "has no name of the type ror_display or label",
        ),
        (
            published(names=[{"types": ["ror_display"], "value": "x" * 301}]),
            "names[0].value",
            "is longer than 300 characters",
        ),
        (
            published(names=[{"types": ["ror_display"], "value": "Universit\udce9"}]),
            "names[0].value",
            "holds bytes that are not in the file's encoding",
        ),
        (published(names=[{}] * 2001), "names", "has more than 2000 entries"),
        (published(status="merged"), "status", "is none of active, inactive, withdrawn"),
        (published(locations=[]), "locations", "is empty"),
        (published(locations=[{}]), "locations[0].geonames_details", "is not an object"),
        (flat(country_code="Germany"), "country_code", "is not a country code of two letters"),
        (flat(country_code=None), "country_code", "is not a country code of two letters"),
        (flat(external_ids=[]), "", None),
        (flat(external_ids=["isni"]), "external_ids", "is not an object"),
    ],
)
def test_what_identifies_breaks_the_row(record, field, reason):
    if reason is None:
        assert ror_record(record)[1] == ()
    else:
        assert fault(record) == (field, reason)


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"lat": 91.0}, Note("lat, lng", "are not between -90 and 90")),
        ({"lng": float("nan")}, Note("lat, lng", "are not between -180 and 180")),
        ({"lat": 10**400}, Note("lat, lng", "are not between -90 and 90")),
        ({"lat": True}, Note("lat, lng", "are not two numbers")),
        ({"lat": None}, Note("lat, lng", "are not two numbers")),
        ({"lat": 0, "lng": 0}, Note("lat, lng", "0, 0 lies in the sea and stands for “unknown”")),
        ({"website": 5}, Note("website", "is not a text")),
        ({"website": "javascript:alert(1)"}, Note("website", "is not an http or https address")),
        ({"established": "1850"}, Note("established", "is not a year")),
        ({"established": True}, Note("established", "is not a year")),
        ({"established": 3000}, Note("established", "is not a year of foundation")),
        ({"domains": ["not a domain"]}, Note("domains", "is not a domain name")),
        (
            {"external_ids": {"isni": ["123"]}},
            Note("external_ids.isni", "is not an ISNI: sixteen digits, the last may be X"),
        ),
        ({"external_ids": {"isni": [5]}}, Note("external_ids.isni", "is not a text")),
        ({"external_ids": {"\udcff": ["1"]}}, Note("external_ids", "are of a scheme that is not kept")),
        ({"external_ids": {"hesa": [" "]}}, Note("external_ids.hesa", "has not 1 to 100 characters")),
        (
            {"relationships": [{"type": "successor", "id": "0fabcd127"}]},
            Note("relationships", "is not a ROR id: its check digits are wrong"),
        ),
    ],
)
def test_a_wrong_detail_is_left_out_with_a_note(changes, note):
    assert ror_record(flat(**changes))[1] == (note,)


def test_names_keep_one_a_language_and_the_rest_as_aliases():
    names = [
        {"value": "Escola\u202eA", "lang": "pt", "types": ["label"]},
        {"value": "Escola B", "lang": "pt", "types": ["label"]},
        {"value": "Academy", "lang": None, "types": ["label", "ror_display"]},
        {"value": "Schule", "lang": "nonsense", "types": ["label", 5]},
        {"value": "A", "lang": None, "types": ["acronym"]},
        {"value": "B", "lang": None, "types": ["acronym"]},
        {"value": "  ", "lang": None, "types": ["alias"]},
        {"value": "x" * 301, "lang": None, "types": ["alias"]},
    ]

    record, notes = ror_record(flat(names=names))

    assert record.display_name == "Academy"
    assert record.names == (("pt", "EscolaA"),)
    assert record.aliases == ("Escola B", "Schule", "B")
    assert record.acronym == "A"
    assert notes == (Note("names[7].value", "is longer than 300 characters"),)


def test_a_label_is_shown_where_no_name_is_marked():
    record, _notes = ror_record(flat(names=[{"value": "Academy", "lang": "en", "types": ["label"]}]))

    assert (record.display_name, record.acronym) == ("Academy", "")


def test_unknown_types_are_dropped_and_no_place_is_no_fault():
    record, notes = ror_record(flat(types=["education", "circus", 4], lat=None, lng=None, website=None))

    assert (record.types, record.latitude, record.website, notes) == (("education",), None, "", ())
