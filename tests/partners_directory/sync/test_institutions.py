"""Records into rows: matched by identifier, idempotent, whole rows only."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import IntegrityError

from partners_directory.enums import InstitutionSource
from partners_directory.importers.institutions import read_institutions
from partners_directory.importers.rows import (
    Identifier,
    ImportedRow,
    InstitutionRecord,
    Note,
    Origin,
    RejectedRow,
)
from partners_directory.models import Institution, InstitutionIdentifier
from partners_directory.notices import institutions_changed
from partners_directory.sync import institutions as sync_module
from partners_directory.sync.institutions import InstitutionSync
from partners_directory.sync.report import Outcome, RowReport, Totals

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parent.parent / "fixtures"
ROR, FLAT, ECHE = "ror_v2.json", "ror_flat.jsonl", "eche.csv"
#: Columns that an import writes.
COLUMNS = (
    "display_name", "names", "aliases", "acronym", "ror_id", "types", "status", "country_id", "city", "region_name",
    "latitude", "longitude", "website", "domains", "established", "search_text", "sort_name", "updated_at",
)  # fmt: skip


def rows_of(name):
    return read_institutions(name, io.BytesIO((FIXTURES / name).read_bytes()))


def load(*names, sync=None):
    sync = sync or InstitutionSync()
    return [report for name in names for report in sync.run(rows_of(name))]


def outcomes(reports):
    return [report.outcome for report in reports]


def record(**changes):
    base = InstitutionRecord(
        source="eche",
        source_key="F  COTE-BL01",
        display_name="École de la Côte Bleue",
        country="FR",
        identifiers=(Identifier("erasmus", "F  COTE-BL01"), Identifier("pic", "999000444")),
    )
    return replace(base, **changes)


def run(*records):
    rows = [ImportedRow(Origin("test", number), entry) for number, entry in enumerate(records, start=1)]
    return list(InstitutionSync().run(rows))


def codes(institution):
    return {(row.scheme, row.value) for row in institution.identifiers.all()}


def state():
    return [
        *Institution.objects.order_by("pk").values_list("pk", "successor", "source", "source_key", *COLUMNS),
        *InstitutionIdentifier.objects.order_by("pk").values_list("pk", "institution", "scheme", "value"),
    ]


def test_all_formats_make_rows():
    reports = load(ROR, FLAT, ECHE)

    assert outcomes(reports) == ["created"] * 5 + ["unchanged", "changed"] + ["created"] * 2
    tides = Institution.objects.get(ror_id="0fabcd126")
    assert (tides.display_name, tides.country_id, tides.city, tides.source) == (
        "Meridian Institute of Tides", "PT", "Porto Novo", "ror",
    )  # fmt: skip
    assert tides.names == {"en": "Meridian Institute of Tides", "pt": "Instituto Meridiano das Marés"}
    assert codes(tides) == {
        ("isni", "0000000123456789"),
        ("wikidata", "Q99999901"),
        ("grid", "grid.999991.a"),
    }
    assert tides.search_text.splitlines() == [
        "meridian institute of tides", "instituto meridiano das mares", "imm", "escola das mares", "0fabcd126",
        "0000000123456789", "q99999901", "grid.999991.a", "imm.example", "porto novo",
    ]  # fmt: skip


def test_two_files_that_name_the_same_institution_make_one():
    load(FLAT, ECHE)

    watt = Institution.objects.get(ror_id="0fabcd417")
    assert watt.erasmus_codes == ["D  WATTST01", "D  WATTST02"]
    assert watt.display_name == "Hochschule am Wattenmeer"
    assert watt.aliases == ["HAW FACHBEREICH KÜSTENSCHUTZ"]
    assert watt.website == "https://www.haw-watt.example"


def test_the_order_of_files_does_not_matter():
    load(ECHE, FLAT, ROR)
    one = {
        row.ror_id: (row.display_name, row.names, set(row.aliases), row.website, row.source, codes(row))
        for row in Institution.objects.filter(ror_id__isnull=False)
    }
    Institution.objects.all().delete()
    load(ROR, FLAT, ECHE)
    other = {
        row.ror_id: (row.display_name, row.names, set(row.aliases), row.website, row.source, codes(row))
        for row in Institution.objects.filter(ror_id__isnull=False)
    }

    assert one == other


def test_again_changes_nothing():
    load(ROR, FLAT, ECHE)
    before = state()

    assert set(outcomes(load(ROR, FLAT, ECHE))) == {Outcome.UNCHANGED}
    assert set(outcomes(load(ECHE, ROR, FLAT))) == {Outcome.UNCHANGED}
    assert state() == before


def test_successors_are_linked_also_when_they_come_later():
    load(ROR)

    ended = Institution.objects.get(ror_id="0fabcd223")
    assert (ended.status, ended.successor.ror_id) == ("withdrawn", "0fabcd320")
    Institution.objects.filter(pk=ended.pk).update(successor=None)
    assert outcomes(load(ROR)) == ["unchanged", "changed", "unchanged"]


def test_an_unknown_or_own_successor_is_no_link():
    ids = {"identifiers": (Identifier("ror", "0fabcd126"),), "source": "ror", "source_key": "0fabcd126"}
    run(record(**ids, successor_ror_id="0fabcd223"))
    run(record(**ids, successor_ror_id="0fabcd126"))

    assert Institution.objects.get().successor is None


def test_what_an_editor_wrote_stays():
    load(FLAT)
    Institution.objects.filter(ror_id="0fabcd417").update(
        display_name="HaW", city="Watt", latitude=1.0, names={"de": "HaW"}, aliases=[], status="inactive",
        edited_fields=["display_name", "city", "latitude", "names", "aliases", "identifiers", "country", "status"],
    )  # fmt: skip

    assert set(outcomes(load(FLAT, ECHE))) == {"unchanged", "created"}
    watt = Institution.objects.get(ror_id="0fabcd417")
    assert (watt.display_name, watt.city, watt.latitude, watt.names, watt.aliases, watt.status) == (
        "HaW", "Watt", 1.0, {"de": "HaW"}, [], "inactive",
    )  # fmt: skip
    assert watt.erasmus_codes == ["D  WATTST01"]


def test_an_edited_successor_stays():
    load(ROR)
    Institution.objects.filter(ror_id="0fabcd223").update(successor=None, edited_fields=["successor"])

    load(ROR)

    assert Institution.objects.get(ror_id="0fabcd223").successor is None


def test_a_record_made_by_hand_is_adopted_and_filled_up():
    by_hand = Institution.objects.create(
        display_name="Our friends",
        country_id="DE",
        ror_id="0fabcd417",
        edited_fields=["display_name", "country"],
    )

    assert outcomes(load(FLAT)) == ["changed", "created"]
    by_hand = Institution.objects.get(pk=by_hand.pk)
    assert (by_hand.display_name, by_hand.city, by_hand.source) == (
        "Our friends",
        "Wattstedt",
        InstitutionSource.ROR,
    )
    assert (
        by_hand.aliases == ["Hochschule am Wattenmeer"]
        or "Hochschule am Wattenmeer" in by_hand.names.values()
    )


def test_a_charter_row_updates_what_it_made_and_only_fills_what_ror_made():
    run(record())
    run(record(display_name="École Bleue", city="Port-Clair"))

    school = Institution.objects.get()
    assert (school.display_name, school.city, school.aliases) == (
        "École Bleue",
        "Port-Clair",
        ["École de la Côte Bleue"],
    )


@pytest.mark.parametrize(
    ("given", "scheme", "reason"),
    [
        (
            (Identifier("erasmus", "F  COTE-BL01"), Identifier("pic", "999000999")),
            "pic",
            "999000999 belongs to “Other”, but erasmus F  COTE-BL01 to “École de la Côte Bleue”",
        ),
        (
            (Identifier("ror", "0fabcd126"), Identifier("oid", "E19000999")),
            "oid",
            "E19000999 belongs to “Other”, which has another ror id",
        ),
        (
            (
                Identifier("erasmus", "F  NEW01"),
                Identifier("pic", "999000998"),
                Identifier("oid", "E19000999"),
            ),
            "oid",
            "E19000999 belongs to “Other”, which has another PIC",
        ),
    ],
)
def test_a_code_that_two_claim_is_rejected(given, scheme, reason):
    run(
        record(),
        record(
            source_key="F  OTHER01",
            display_name="Other",
            identifiers=(
                Identifier("ror", "0fabcd223"),
                Identifier("erasmus", "F  OTHER01"),
                Identifier("pic", "999000999"),
                Identifier("oid", "E19000999"),
            ),
        ),
    )
    before = state()

    (report,) = run(record(identifiers=given))

    assert (report.outcome, report.field, report.reason) == ("rejected", scheme, reason)
    assert state() == before


def test_matching_is_by_identifier_and_never_by_name():
    run(record())

    (report,) = run(record(identifiers=(Identifier("erasmus", "F  BLEUE09"),), source_key="F  BLEUE09"))

    first, second = Institution.objects.order_by("pk")
    assert report.outcome == "created"
    assert second.possible_duplicate_of == first
    assert first.possible_duplicate_of is None


def test_namesakes_are_seen_within_a_batch_and_not_across_countries():
    run(
        record(),
        record(identifiers=(Identifier("erasmus", "F  BLEUE09"),), display_name="ECOLE DE LA COTE BLEUE"),
        record(identifiers=(Identifier("erasmus", "B  BLEUE09"),), country="BE"),
    )

    first, second, third = Institution.objects.order_by("pk")
    assert (second.possible_duplicate_of, third.possible_duplicate_of) == (first, None)


def test_one_row_twice_in_a_batch_is_one_institution():
    assert outcomes(run(record(), record(), record(city="Port-Clair"))) == ["created", "unchanged", "changed"]
    assert Institution.objects.get().city == "Port-Clair"


def test_of_rows_that_describe_one_record_differently_the_first_counts_at_every_run():
    rows = (
        record(city="Port-Clair"),
        record(display_name="École Bleue", city="Nantes", website="http://bleue.example/"),
    )

    first, again = run(*rows), run(*rows)

    assert (outcomes(first), outcomes(again)) == (["created", "changed"], ["unchanged", "unchanged"])
    assert first[1].notes == (sync_module.REPEATED,)
    school = Institution.objects.get()
    assert (school.display_name, school.city, school.website) == (
        "École de la Côte Bleue",
        "Port-Clair",
        "http://bleue.example/",
    )


def test_an_unknown_country_is_rejected():
    (report,) = run(record(country="QQ"))

    assert (report.outcome, report.field, report.reason) == (
        "rejected",
        "country",
        "QQ is no country of ISO 3166-1",
    )


def test_importers_rejections_pass_through():
    (report,) = InstitutionSync().run([RejectedRow(Origin("a.csv", 3), "pic", "is not a PIC: nine digits")])

    assert str(report) == "a.csv: row 3: pic: is not a PIC: nine digits"


def test_a_run_that_stops_leaves_whole_rows_and_goes_on(monkeypatch):
    monkeypatch.setattr(sync_module, "BATCH", 2)
    records = [
        record(
            source_key=f"F  SCHOOL{n:02}",
            display_name=f"School {n}",
            identifiers=(Identifier("erasmus", f"F  SCHOOL{n:02}"),),
        )
        for n in range(7)
    ]
    rows = [ImportedRow(Origin("test", number), entry) for number, entry in enumerate(records)]

    def failing():
        yield from rows[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(InstitutionSync().run(failing()))

    assert Institution.objects.count() == InstitutionIdentifier.objects.count() == 4
    assert outcomes(InstitutionSync().run(rows)) == ["unchanged"] * 4 + ["created"] * 3
    assert Institution.objects.count() == InstitutionIdentifier.objects.count() == 7


def test_a_row_that_the_database_refuses_costs_no_other(monkeypatch):
    original = sync_module._Batch._write

    def refuse(batch):
        original(batch)
        if Institution.objects.filter(city="Nowhere").exists():
            raise IntegrityError("city is refused\nDETAIL: …")

    monkeypatch.setattr(sync_module._Batch, "_write", refuse)
    other = (Identifier("erasmus", "F  OTHER01"),)

    reports = run(record(), record(identifiers=other, city="Nowhere"), record(city="Port-Clair"))

    assert outcomes(reports) == ["created", "rejected", "changed"]
    assert reports[1].reason == "the database refuses it: city is refused"
    assert Institution.objects.get().city == "Port-Clair"


def test_dry_run_tells_the_same_and_writes_nothing():
    assert outcomes(load(FLAT, ECHE, FLAT, sync=InstitutionSync(dry_run=True))) == [
        "created", "created", "unchanged", "changed", "created", "created", "unchanged", "unchanged",
    ]  # fmt: skip
    assert not Institution.objects.exists()


def test_changed_institutions_are_announced():
    seen = []

    def listen(pks, **_kwargs):
        seen.append(len(pks))

    institutions_changed.connect(listen)
    load(FLAT)
    load(FLAT)
    institutions_changed.disconnect(listen)

    assert seen == [2]


def test_notes_and_totals_are_told():
    row = ImportedRow(Origin("a", 1), record(), (Note("website", "is an e-mail address, not a website"),))
    (report,) = InstitutionSync().run([row])

    assert report.notes == row.notes
    assert str(report) == "a: row 1: row: created École de la Côte Bleue"
    assert str(Totals([report.outcome])) == "1 created, 0 changed, 0 unchanged, 0 rejected"
    assert isinstance(report, RowReport)


def test_a_batch_takes_few_queries(django_assert_max_num_queries):
    text = (FIXTURES / FLAT).read_text(encoding="utf-8").splitlines()[1]
    entry = json.loads(text)
    rows = list(read_institutions("f", io.BytesIO(json.dumps([entry] * 50).encode())))
    sync = InstitutionSync()

    with django_assert_max_num_queries(8):
        list(sync.run(rows))
