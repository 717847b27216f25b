import pytest

from taxonomy import memory, sync
from taxonomy.models import Country, FieldOfEducation, Topic
from taxonomy.sync import Counts, load, load_all


def test_load_makes_every_row_once(db):
    first = dict(load_all())
    second = dict(load_all())

    assert first["field"] == Counts(217, 0, 0)
    assert second == {name: Counts(0, 0, counts.created) for name, counts in first.items()}


def test_load_sets_facts_names_and_parents(vocabularies):
    portugal = Country.objects.get(code="PT")
    software = FieldOfEducation.objects.get(code="0613")

    assert (portugal.alpha3, portugal.numeric, portugal.region, portugal.names) == ("PRT", "620", "150", {})
    assert (software.parent_id, software.names["fr"]) == (
        "061",
        "Développement et analyse de logiciels et d’applications",
    )
    assert FieldOfEducation.objects.get(code="06").parent_id is None


def test_load_repairs_facts(vocabularies):
    Country.objects.filter(code="PT").update(region="", alpha3="XXX")
    FieldOfEducation.objects.filter(code="0613").update(parent="06")

    assert (load("country"), load("field")) == (Counts(0, 1, 249), Counts(0, 1, 216))
    assert Country.objects.get(code="PT").alpha3 == "PRT"
    assert FieldOfEducation.objects.get(code="0613").parent_id == "061"


def test_load_keeps_corrected_names_and_adds_missing_ones(vocabularies):
    Topic.objects.filter(code="visa").update(names={"en": "Visas", "it": "Visti"})

    assert load("topic") == Counts(0, 1, 34)
    names = Topic.objects.get(code="visa").names
    assert (names["en"], names["it"], names["de"]) == ("Visas", "Visti", "Visum und Aufenthalt")
    assert load("topic") == Counts(0, 0, 35)


def test_load_resets_names_when_told(vocabularies):
    Topic.objects.filter(code="visa").update(names={"en": "Visas", "it": "Visti"})

    assert load("topic", reset_names=True) == Counts(0, 1, 34)
    names = Topic.objects.get(code="visa").names
    assert (names["en"], names["it"]) == ("Visa and residence", "Visti")


def test_load_leaves_rows_that_it_does_not_know(vocabularies):
    Topic.objects.create(code="robotics", names={"en": "Robotics"})

    load("topic")

    assert Topic.objects.get(code="robotics").names == {"en": "Robotics"}


def test_load_is_all_or_nothing(db, monkeypatch):
    def fail(*_args, **_kwargs):
        raise KeyboardInterrupt

    load("topic")
    Topic.objects.filter(code="visa").delete()
    Topic.objects.filter(code="sport").update(names={})
    monkeypatch.setattr(Topic, "save", fail)

    with pytest.raises(KeyboardInterrupt):
        load("topic")

    assert not Topic.objects.filter(code="visa").exists()


def test_load_forgets_what_was_in_memory(vocabularies):
    Topic.objects.filter(code="visa").delete()
    assert "visa" not in memory.rows("topic")

    load("topic")

    assert "visa" in memory.rows("topic")


def test_load_takes_few_queries(db, django_assert_max_num_queries):
    # A savepoint, a read, and inserts in batches of what SQLite takes.
    with django_assert_max_num_queries(6):
        load("country")
    with django_assert_max_num_queries(3):
        load("country")


def test_read_leaves_empty_names_out():
    names = {record.code: record.names for record in sync.read("currency")}

    assert names["EUR"] == {}
    assert set(names["ZWG"]) == {"fr", "de", "es", "ar", "zh-hans"}
