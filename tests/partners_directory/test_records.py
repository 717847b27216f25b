"""The index of records follows institutions, whatever changes them."""

import pytest

from core.models.outbox import OutboxItem
from core.outbox import run_due, suspended
from partners_directory.models import Institution, InstitutionIdentifier
from partners_directory.notices import institutions_changed
from partners_directory.records import LONGEST_KEY, TOPIC, all_records, enqueue_records, handle_job, record_id
from search.records.store import find_records, record_backend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records():
    """This test's own index."""
    backend = record_backend()
    yield backend
    backend.close()


def make(name, **fields):
    return Institution.objects.create(**{"display_name": name, "country_id": "PT", **fields})


def waiting():
    return set(OutboxItem.objects.filter(topic=TOPIC).values_list("key", flat=True))


def found(text):
    return [one.record.id for one in find_records(text) or ()]


def test_an_institution_is_a_record_with_all_its_names_and_codes():
    old = make("Ambler College", names={"fr": "Collège d’Ambler"}, status="withdrawn")
    row = make(
        "Almada University", names={"pt": "Universidade de Almada"}, aliases=["Almada"], acronym="UALM", city="Almada",
        region_name="Setúbal", ror_id="05a28rw58",
    )  # fmt: skip
    InstitutionIdentifier.objects.create(institution=row, scheme="erasmus", value="P ALMADA01")
    old.successor = row
    old.save()

    records = {one.record.id: one for one in all_records()}

    assert records[record_id(row.pk)].version > 10**15
    record = records[record_id(row.pk)].record
    assert (record.name, record.names, record.acronyms) == (
        "Almada University",
        ("Universidade de Almada",),
        ("UALM",),
    )
    assert record.aliases == ("Almada", "Ambler College", "Collège d’Ambler")
    assert (record.city, record.region, record.country) == ("Almada", "Setúbal", "PT")
    assert record.codes == ("05a28rw58", "P ALMADA01")
    assert not records[record_id(old.pk)].record.is_active
    assert records[record_id(old.pk)].record.acronyms == ()


def test_all_records_are_read_in_chunks(monkeypatch, django_assert_num_queries):
    for number in range(3):
        make(f"University {number}")
    monkeypatch.setattr("partners_directory.records.CHUNK", 2)

    with django_assert_num_queries(7):  # two chunks of three queries, and the one that is empty
        assert len(list(all_records())) == 3


def test_a_change_is_found_when_its_job_is_done():
    row = make("Almada University")
    identifier = record_id(row.pk)
    assert run_due().failed == 0
    assert found("Almada University") == [identifier]

    row.display_name = "Mizuno University"
    row.save()
    assert run_due().failed == 0
    assert found("Mizuno University") == [identifier]

    row.delete()
    assert run_due().failed == 0
    assert found("Mizuno University") == []


def test_an_import_s_batch_is_one_job():
    rows = [make(f"University {number}") for number in range(5)]
    OutboxItem.objects.all().delete()

    with suspended():
        institutions_changed.send(Institution, pks=[row.pk for row in rows])

    assert waiting() == {f"{rows[0].pk}-{rows[-1].pk}"}


def test_a_successor_follows_too():
    successor = make("Almada University")
    row = make("Ambler College", successor=successor)
    other = make("Mizuno University")
    OutboxItem.objects.all().delete()

    enqueue_records([row.pk, other.pk])

    assert waiting() == {f"{successor.pk}-{other.pk}"}


def test_keys_hold_as_many_numbers_as_fit():
    enqueue_records(range(1, 1000, 2))

    keys = waiting()
    assert max(map(len, keys)) <= LONGEST_KEY
    assert {int(number) for key in keys for number in key.split(",")} == set(range(1, 1000, 2))


def test_nothing_changed_is_no_job():
    enqueue_records([])

    assert waiting() == set()


def test_a_job_says_what_the_database_says(records):
    row = make("Almada University")

    handle_job(f"{row.pk}-{row.pk + 1},{row.pk + 7}")

    assert set(records.versions()) == {record_id(row.pk)}
