"""Rows of the list of Erasmus charters."""

import pytest

from partners_directory.importers.eche import eche_record, lacks_columns
from partners_directory.importers.rows import Identifier, InstitutionRecord, InvalidRecordError, Note

ROW = {
    "erasmus_code": "A\u00a0 BERGTAL01",
    "pic": "999 000 555",
    "oid": "e19000555",
    "legal_name": "BERGTAL-HOCHSCHULE",
    "city": "Bergtal",
    "country_code": "AT",
    "website": "www.bergtal.example",
}


def test_row_becomes_a_record():
    assert eche_record(ROW) == (
        InstitutionRecord(
            source="eche",
            source_key="A  BERGTAL01",
            display_name="BERGTAL-HOCHSCHULE",
            types=("education",),
            country="AT",
            city="Bergtal",
            website="http://www.bergtal.example",
            identifiers=(
                Identifier("erasmus", "A  BERGTAL01"),
                Identifier("pic", "999000555"),
                Identifier("oid", "E19000555"),
            ),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("changes", "country"),
    [({"country_code": "EL"}, "GR"), ({"country_code": "uk"}, "GB"), ({"iso_country": "LI"}, "LI")],
)
def test_the_commissions_countries_become_iso(changes, country):
    assert eche_record({**ROW, **changes})[0].country == country


def test_a_website_that_is_an_e_mail_address_is_left_out_with_a_note():
    record, notes = eche_record({**ROW, "website": "office@bergtal.example"})

    assert record.website == ""
    assert notes == (Note("website", "is an e-mail address, not a website"),)


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"erasmus_code": ""}, "erasmus_code", "is empty"),
        ({"erasmus_code": "BERGTAL"}, "erasmus_code", "is not an Erasmus code such as “D  BERLIN01”"),
        ({"pic": "12345"}, "pic", "is not a PIC: nine digits"),
        ({"oid": "E1"}, "oid", "is not an OID: E and eight digits"),
        ({"ror_id": "xyz"}, "ror_id", "is not a ROR id: 0, six letters or digits, two digits"),
        ({"legal_name": " "}, "legal_name", "is empty"),
        ({"legal_name": "Universit\udce4t"}, "legal_name", "holds bytes that are not in the file's encoding"),
        ({"country_code": "Austria"}, "country", "is not a country code of two letters"),
        ({"city": "x" * 121}, "city", "is longer than 120 characters"),
    ],
)
def test_what_identifies_breaks_the_row(changes, field, reason):
    with pytest.raises(InvalidRecordError) as caught:
        eche_record({**ROW, **changes})

    assert (caught.value.field, caught.value.reason) == (field, reason)


def test_a_table_must_have_codes_names_and_countries():
    assert lacks_columns(ROW) == ""
    assert lacks_columns(["erasmus_code", "name"]).endswith("no column country")
