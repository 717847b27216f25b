"""Every spreadsheet that leaves the CMS, found by its view: no cell is a formula (hardening.md 56)."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import URLPattern, reverse
from openpyxl import load_workbook
from wagtail.admin import urls as admin_urls
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Workflow

from core import clock
from core.admin.exports import FORMULA
from core.models import Contact, FooterColumn, Notice, Place, Unit
from partners_directory.models import Institution, Publication
from search.models import AskedWords, SynonymGroup
from tests.factories import make_page
from tests.factories.pages import PAGE_FACTORIES
from tests.factories.records import ContactFactory, InstitutionFactory, PlaceFactory, PublicationFactory

pytestmark = pytest.mark.django_db
EVIL = "=cmd|'/c calc'!A0"
#: Lists and reports that export something.
LISTS = 22


def exporting(patterns=admin_urls.urlpatterns, namespace=""):
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            yield from exporting(pattern.url_patterns, pattern.namespace or namespace)
            continue
        view = pattern.callback
        while hasattr(view, "__wrapped__"):
            view = view.__wrapped__
        view_class = getattr(view, "view_class", None)
        if (
            view_class
            and issubclass(view_class, SpreadsheetExportMixin)
            and not pattern.name.endswith("results")
        ):
            yield f"{namespace}:{pattern.name}" if namespace else pattern.name


@pytest.fixture
def evil(home, person):
    """Something whose every text begins as a formula, in every list."""
    for model in PAGE_FACTORIES:
        page = make_page(model)
        Page.objects.filter(pk=page.pk).update(
            title=EVIL, draft_title=EVIL, locked=True, last_published_at="2020-01-01T00:00Z"
        )
        page.refresh_from_db()
        page.save_revision(user=person("moderator"), log_action=True, clean=False)
    Workflow.objects.get().start(page, person("moderator"))
    Institution.objects.filter(pk=InstitutionFactory().pk).update(display_name=EVIL, city="@x", acronym="-1")
    Publication.objects.filter(pk=PublicationFactory().pk).update(title=EVIL)
    Contact.objects.filter(pk=ContactFactory().pk).update(name=EVIL, email="+x@example.org")
    Place.objects.filter(pk=PlaceFactory().pk).update(names={"en": EVIL}, address="\tx")
    Unit.objects.update(names={"en": EVIL})
    Notice.objects.create(texts={"en": EVIL}, starts_at=clock.now(), ends_at=clock.now() + timedelta(days=1))
    SynonymGroup.objects.create(language="en", words=EVIL)
    AskedWords.objects.create(day=clock.today(), language="en", words=EVIL, count=1)
    FooterColumn.objects.create(names={"en": EVIL}, sort_order=1)
    Redirect.objects.create(old_path="/=cmd", redirect_link=EVIL)
    get_user_model().objects.filter(username="moderator").update(first_name=EVIL, last_name="@y")


@pytest.mark.usefixtures("evil")
def test_no_cell_of_any_export_is_a_formula(as_):
    client, seen, found = as_("superuser"), {}, []

    for name in sorted(set(exporting())):
        response = client.get(reverse(name), {"export": "csv"})
        if not response.get("Content-Type", "").startswith("text/csv"):
            continue  # a list without export
        text = b"".join(response.streaming_content).decode()
        cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
        if not any(cells):
            continue  # Wagtail's lists without columns to export answer with empty lines
        seen[name] = any(EVIL in cell for cell in cells)
        found += [f"{name}: {cell}" for cell in cells if cell.startswith(FORMULA)]
        assert text.startswith("\ufeff"), name
        assert response["Content-Type"] == "text/csv; charset=utf-8"

    assert found == []
    assert len(seen) >= LISTS
    assert [name for name, evil in seen.items() if not evil] == []


@pytest.mark.usefixtures("evil")
def test_cells_of_any_workbook_are_text(as_):
    client, found, seen = as_("superuser"), [], 0

    for name in sorted(set(exporting())):
        response = client.get(reverse(name), {"export": "xlsx"})
        if "spreadsheetml" not in response.get("Content-Type", ""):
            continue
        sheet = load_workbook(io.BytesIO(b"".join(response))).active
        seen += 1
        found += [f"{name}: {cell.value}" for row in sheet for cell in row if cell.data_type == "f"]

    assert found == []
    assert seen >= LISTS
