"""Listings per page type: columns, filters, export; a new type of page is missing here until it has one."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale, get_page_models

from core import clock
from home.listings import PagesByType
from opportunities.models import ExchangePage, OpportunityIndexPage
from opportunities.models.rows import ExchangeDeadline

pytestmark = pytest.mark.django_db
LISTINGS = {viewset.model: viewset for viewset in PagesByType.items}
INDEX = {"home", "contact"}


@pytest.fixture
def offers(section):
    """Three offers: open, closing soon, closed."""
    index = section(OpportunityIndexPage)
    made = {}
    for title, days in (("Far", 60), ("Near", 5), ("Gone", -5)):
        page = index.add_child(instance=ExchangePage(title=title, slug=title.lower(), summary="=1+1"))
        page.deadlines = [ExchangeDeadline(on=clock.today() + timedelta(days=days), locale=page.locale)]
        page.save_revision().publish()
        page = ExchangePage.objects.get(pk=page.pk)
        page.copy_for_translation(Locale.objects.get(language_code="de"), alias=True)
        made[title] = page
    return made


def url(model, view="index"):
    return reverse(LISTINGS[model].get_url_name(view))


def titles(response):
    return sorted(page.title for page in response.context["object_list"])


def test_every_page_type_that_is_written_often_has_a_listing():
    ours = {model for model in get_page_models() if model._meta.app_label != "wagtailcore"}

    without = {model.kind for model in ours - LISTINGS.keys()}

    assert {kind for kind in without if not kind.endswith("_index")} == INDEX


@pytest.mark.parametrize("model", LISTINGS, ids=lambda model: model.__name__)
def test_listing_opens(as_, model):
    assert as_("moderator").get(url(model)).status_code == 200


@pytest.mark.parametrize("model", LISTINGS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_listing_is_exported(as_, model, export):
    assert as_("moderator").get(url(model), {"export": export}).status_code == 200


def test_columns_say_what_is_true_today(as_, offers):
    text = as_("moderator").get(url(ExchangePage)).content.decode()

    for words in ("Closing soon", "Closed", "Open", "Translated into"):
        assert words in text


def test_aliases_are_not_listed(as_, offers):
    assert titles(as_("moderator").get(url(ExchangePage))) == ["Far", "Gone", "Near"]
    assert titles(as_("moderator").get(url(ExchangePage), {"language": "de"})) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "closing_soon"}, ["Near"]),
        ({"state": ["open", "closed"]}, ["Far", "Gone"]),
        ({"untranslated": "fr"}, ["Far", "Gone", "Near"]),
        ({"review_due": "true"}, ["Gone"]),
        ({"live": "true", "language": "en"}, ["Far", "Gone", "Near"]),
    ],
)
def test_filters(as_, offers, query, found):
    ExchangePage.objects.filter(pk=offers["Gone"].pk).update(review_by=date(2020, 1, 1))

    assert titles(as_("moderator").get(url(ExchangePage), query)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [({"q": "nea"}, ["Near"]), ({"q": "near", "state": "closed"}, []), ({"q": "zebra"}, [])],
)
def test_search_goes_with_filters(as_, offers, query, found):
    assert titles(as_("moderator").get(url(ExchangePage), query)) == found


def test_real_translation_is_named(as_, offers, section):
    german = offers["Far"].get_translations().get(locale__language_code="de")
    german.alias_of = None
    german.save()

    pages = as_("moderator").get(url(ExchangePage)).context["object_list"]

    assert {page.title: page.language_states for page in pages} == {"Far": "de", "Near": "–", "Gone": "–"}


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_of_a_csv_is_a_formula(as_, offers, title):
    ExchangePage.objects.filter(pk=offers["Far"].pk).update(title=title, draft_title=title)

    response = as_("moderator").get(url(ExchangePage), {"export": "csv"})

    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
    assert f"'{title}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_cells_of_a_workbook_are_text(as_, offers):
    ExchangePage.objects.filter(pk=offers["Far"].pk).update(title="=1+1", draft_title="=1+1")

    response = as_("moderator").get(url(ExchangePage), {"export": "xlsx"})

    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert "f" not in {cell.data_type for row in sheet for cell in row}
    assert "=1+1" in {cell.value for row in sheet for cell in row}


def test_editors_see_their_section_only(as_, offers):
    assert titles(as_("guides editor").get(url(ExchangePage))) == []


@pytest.mark.parametrize("number", [1, 3])
def test_listing_asks_no_query_a_page_of_its_own(as_, offers, number, django_assert_num_queries):
    """wagtail-localize's buttons ask two a page; ours ask none."""
    for page in list(offers.values())[number:]:
        page.delete()
    client = as_("superuser")
    client.get(url(ExchangePage))

    with django_assert_num_queries(21 + 2 * number):
        client.get(url(ExchangePage))
