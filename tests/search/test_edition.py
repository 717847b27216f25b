"""What editors keep for searches is seen at once: a change begins a new edition, a rolled back one does not."""

from django.core.management import call_command
from django.db import transaction
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.models.outbox import OutboxItem
from search.models import AskedWords, SynonymGroup


def jobs():
    found = sorted(OutboxItem.objects.values_list("topic", "key"))
    OutboxItem.objects.all().delete()
    return found


def test_synonyms_begin_a_new_edition_when_they_change(db):
    jobs()
    group = SynonymGroup.objects.create(language="en", words="a\nb")
    assert jobs() == [("site.edition", "site")]

    group.delete()
    assert jobs() == [("site.edition", "site")]


def test_promotions_begin_a_new_edition_when_they_change(db, home):
    jobs()
    SearchPromotion.objects.create(query=Query.get("visa"), page=home)

    assert jobs() == [("site.edition", "site")]


def test_counts_do_not(db):
    jobs()
    AskedWords.objects.create(day="2027-03-01", language="en", words="visa")

    assert jobs() == []


def test_a_change_that_is_rolled_back_leaves_nothing(db):
    jobs()
    with transaction.atomic():
        SynonymGroup.objects.create(language="en", words="a\nb")
        transaction.set_rollback(True)

    assert jobs() == []


def test_what_is_loaded_raw_asks_for_nothing(db, tmp_path):
    jobs()
    rows = tmp_path / "rows.json"
    rows.write_text('[{"model": "search.synonymgroup", "pk": 1, "fields": {"language": "en", "words": "a"}}]')

    call_command("loaddata", str(rows), verbosity=0)

    assert jobs() == []
