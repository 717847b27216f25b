import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.demo.loading import indexes
from home.demo.loading.indexes import rebuild_admin_indexes
from home.demo.loading.quiet import without_admin_search
from home.models import StandardPage
from tests.factories import ContactFactory, make_page

pytestmark = pytest.mark.django_db


def references():
    return sorted(
        ReferenceIndex.objects.values_list("base_content_type", "object_id", "to_object_id", "model_path")
    )


def test_the_admins_indexes_are_as_wagtail_makes_them(monkeypatch):
    monkeypatch.setattr(indexes, "CHUNK", 2)
    contact = ContactFactory()
    with disable_reference_index_auto_update(), without_admin_search():
        pages = [
            make_page(StandardPage, title=f"Quiet {number}", responsible_contact=contact)
            for number in range(5)
        ]

    rebuild_admin_indexes()

    made = references()
    assert len([row for row in made if row[3] == "responsible_contact"]) == len(pages)
    assert Page.objects.search("Quiet").count() == len(pages)
    call_command("rebuild_references_index", verbosity=0)
    assert references() == made
