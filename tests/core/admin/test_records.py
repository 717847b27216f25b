"""Records in the CMS: found by any of their names, whatever the language, and exported."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from core.models import Contact, FooterColumn, Notice, Place, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    now = clock.now()
    unit = Unit.objects.create(key="outgoing", names={"en": "Going abroad", "fr": "Départs"})
    return {
        "place": Place.objects.create(slug="library", kind="library", names={"en": "Library", "ar": "المكتبة", "fr": "Bibliothèque"}),
        "unit": unit,
        "contact": Contact.objects.create(key="ana", name="Ana Reis", unit=unit, languages=["pt"], roles={"de": "Beraterin"}),
        "notice": Notice.objects.create(texts={"en": "Closed today"}, starts_at=now, ends_at=now + timedelta(days=1)),
        "footercolumn": FooterColumn.objects.create(names={"en": "Help", "es": "Ayuda"}),
    }  # fmt: skip


def url(name):
    return reverse(f"wagtailsnippets_core_{name}:list")


@pytest.mark.parametrize(
    ("name", "words"),
    [("place", "bibliotheque"), ("place", "المكتبة"), ("unit", "départs"), ("contact", "beraterin"), ("contact", "reis"),
     ("footercolumn", "ayuda"), ("notice", "closed TODAY")],
)  # fmt: skip
def test_search_looks_into_every_language(as_, records, name, words):
    found = as_("administrator").get(url(name), {"q": words})
    nothing = as_("administrator").get(url(name), {"q": "zebra"})

    assert list(found.context["object_list"]) == [records[name]]
    assert list(nothing.context["object_list"]) == []


@pytest.mark.parametrize("name", ["place", "unit", "contact", "notice", "footercolumn"])
@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_records_are_exported(as_, records, name, export):
    response = as_("administrator").get(url(name), {"export": export})

    assert response.status_code == 200
    assert b"".join(response.streaming_content)


def test_columns_say_state_languages_and_names(as_, records):
    client = as_("administrator")

    assert "shown now" in client.get(url("notice")).content.decode()
    assert "Portuguese" in client.get(url("contact")).content.decode()
    assert "en, ar, fr" in client.get(url("place")).content.decode()
