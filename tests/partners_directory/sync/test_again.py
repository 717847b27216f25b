"""Whatever is imported, importing it again changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from partners_directory.importers.rows import Identifier, ImportedRow, InstitutionRecord, Origin
from partners_directory.models import Institution
from partners_directory.sync.institutions import InstitutionSync
from partners_directory.sync.report import Outcome

pytestmark = pytest.mark.django_db
RORS, CODES, PICS, OIDS = (
    ("0fabcd126", "0fabcd223"),
    ("A  AAA01", "A  BBB01"),
    ("999000111", "999000222"),
    ("E19000111",),
)
NAMES = st.sampled_from(["Alm", "Burg", "ÁLM"])
few = {"max_size": 2, "unique": True}


@st.composite
def records(draw):
    """Records of few institutions, so that their codes and names meet in every way."""
    source = draw(st.sampled_from(["ror", "eche"]))
    key = draw(st.sampled_from(RORS if source == "ror" else CODES))
    given_codes = [
        ("ror" if source == "ror" else "erasmus", key),
        *(("erasmus", code) for code in draw(st.lists(st.sampled_from(CODES), **few))),
        *(("pic", code) for code in draw(st.lists(st.sampled_from(PICS), **few))),
        *(("oid", code) for code in draw(st.lists(st.sampled_from(OIDS), max_size=1))),
    ]
    return InstitutionRecord(
        source=source,
        source_key=key,
        display_name=draw(NAMES),
        country=draw(st.sampled_from(["AT", "FR"])),
        identifiers=tuple(Identifier(*code) for code in dict.fromkeys(given_codes)),
        names=draw(st.sampled_from([(), (("en", "Alm"),), (("en", "Burg"), ("fr", "Bourg"))])),
        aliases=draw(st.lists(NAMES, **few).map(tuple)),
        acronym=draw(st.sampled_from(["", "A", "B"])),
        status=draw(st.sampled_from(["active", "withdrawn"])),
        city=draw(st.sampled_from(["", "Wien", "Lyon"])),
        latitude=(latitude := draw(st.sampled_from([None, 1.5, 2.5]))),
        longitude=latitude,
        successor_ror_id=draw(st.sampled_from(["", *RORS])) if source == "ror" else "",
    )


def outcomes(entries):
    rows = [ImportedRow(Origin("test", number), entry) for number, entry in enumerate(entries, start=1)]
    return [report.outcome for report in InstitutionSync().run(rows)]


CHARTER = InstitutionRecord(
    source="eche",
    source_key="A  AAA01",
    display_name="Burg",
    country="AT",
    identifiers=(Identifier("erasmus", "A  AAA01"),),
    names=(("en", "Alm"),),
)
REGISTRY = replace(
    CHARTER,
    source="ror",
    source_key="0fabcd126",
    identifiers=(Identifier("ror", "0fabcd126"), Identifier("erasmus", "A  AAA01")),
    names=(("en", "Burg"), ("fr", "Bourg")),
)


@example([CHARTER, REGISTRY])  # a name that a stronger registry replaces
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records(), min_size=1, max_size=6))
def test_again_all_is_unchanged(entries):
    Institution.objects.all().delete()
    first = outcomes(entries)
    expected = [Outcome.REJECTED if one is Outcome.REJECTED else Outcome.UNCHANGED for one in first]

    assert outcomes(entries) == expected
