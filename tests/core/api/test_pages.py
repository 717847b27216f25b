"""Lists and details of pages, for every page type: a new one is in the API before its author writes a line."""

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, get_page_models

from core.api.document import openapi_document
from core.models import BasePage
from core.outbox import run_due
from events.models import EventPage
from guides.models import GuidePage
from home.models import NewsPage, StandardPage
from opportunities.models import ExchangePage, OpportunityIndexPage, ScholarshipPage, StudyAbroadPage
from partners_directory.models import PartnerPage, ResearchProjectPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
GROUPED = [model for model in TYPES if model.api_group]
by_type = pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
by_grouped_type = pytest.mark.parametrize("model", GROUPED, ids=lambda model: model.__name__)

#: Queries of a list by type, whatever the number of items and of their rows.
LIST_QUERIES = {
    "PartnerPage": 12, "ExchangePage": 12, "StudyAbroadPage": 13, "StaffMobilityCallPage": 12, "ScholarshipPage": 16,
    "EventPage": 11, "ConferencePage": 13, "GuidePage": 10, "ResearchProjectPage": 11, "NewsPage": 8,
}  # fmt: skip


def group_of(page):
    return page.api_group or "pages"


def only(model):
    """The filter by type, where a list has one."""
    return {"type": model.kind} if model.api_group == "opportunities" else {}


def translated(page, code="fr"):
    """The page's alias in another tree, as the CMS makes it."""
    alias = page.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True, alias=True)
    run_due()
    return alias


def validate(instance, path):
    document = openapi_document()
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": document["components"]}).validate(instance)


@by_type
def test_details_match_their_schema(ask, model):
    page = make_page(model, rows_each=2)

    status, body = ask(f"{group_of(page)}/{page.pk}/")

    assert status == 200
    assert (body["id"], body["type"], body["title"], body["locale"]) == (
        page.pk,
        model.kind,
        page.title,
        "en",
    )
    validate(body, f"/api/v1/{group_of(page)}/{{id}}/")


@by_type
def test_every_page_is_in_the_tree_with_all_its_fields(ask, model):
    page = make_page(model, rows_each=1)

    status, body = ask(f"pages/{page.pk}/")

    assert status == 200
    assert body["body_html"] == "" or "<h2>Heading</h2>" in body["body_html"]
    validate(body, "/api/v1/pages/{id}/")


@by_grouped_type
def test_list_matches_its_schema(ask, listed, model):
    listed(model, 2, rows_each=2)

    status, body = ask(f"{model.api_group}/", **only(model))

    assert (status, body["count"], body["next"]) == (200, 2, None)
    validate(body, f"/api/v1/{model.api_group}/")


@by_grouped_type
def test_list_costs_the_same_for_one_and_three_items(client, listed, model):
    address = f"/api/v1/{model.api_group}/"

    def queries(number):
        client.get(address, only(model))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, only(model)).json()["count"] == number
        return len(captured)

    listed(model, 1, rows_each=1)
    one = queries(1)
    listed(model, 2, rows_each=3)
    three = queries(3)

    assert (one, three) == (LIST_QUERIES[model.__name__],) * 2


def test_numbers_are_those_of_the_page(ask, client, listed, section):
    listed(ExchangePage, 2)
    listed(StudyAbroadPage, 1, levels=["master"])

    _status, body = ask("opportunities/", level="bachelor", sort="title")
    page = client.get(section(OpportunityIndexPage).url, {"level": "bachelor", "sort": "title"})

    assert body["count"] == page.context["finder"].total == 2
    assert [item["id"] for item in body["results"]] == [
        int(card.id.removeprefix("page:")) for card in page.context["finder"].cards
    ]


def test_values_are_typed(ask):
    page = make_page(StudyAbroadPage, rows_each=1, grant_amount="1200.00")

    _status, body = ask(f"opportunities/{page.pk}/", locale="en")

    assert body["grant"] == {"amount": "1200.00", "currency": "EUR"}
    assert body["mode"] == {"code": "on_site", "name": "On site"}
    assert body["ects"] == 6.0
    assert body["starts_on"] == "2027-07-01"
    assert body["intakes"] == [{"starts_on": "2027-07-01", "ends_on": None, "places": None}]
    assert body["deadlines"][0]["instant"] == "2027-03-31T22:59:59Z"
    assert body["costs"][0]["amount"] == {"amount": "100.00", "currency": "EUR"}
    assert body["institutions"][0]["country"] == {"code": "ES", "name": "Spain"}
    assert body["contacts"][0]["role"] == "Outgoing exchange"
    assert body["status"]["code"] == "open"
    assert body["body"][0]["type"] == "text"
    assert body["body"][0]["value"] == "<h2>Heading</h2><p>Students of biology go abroad.</p>"


def test_names_are_in_the_language_of_the_tree(ask):
    page = make_page(PartnerPage, rows_each=1)
    translated(page)

    status, body = ask(f"partners/{page.pk}/", locale="fr")

    assert (status, body["locale"], body["language"]) == (200, "fr", "en")
    assert body["teaching_languages"] == [
        {"language": {"code": "es", "name": "Espagnol"}, "cefr": {"code": "B1", "name": "B1"}}
    ]
    assert body["html_url"].endswith(f"/fr/partners/{page.slug}/")
    assert [entry["language"] for entry in body["translations"]] == ["en"]


def test_aliases_are_listed_and_can_be_left_out(ask, listed):
    page = listed(NewsPage)[0]
    alias = translated(page)

    assert ask("news/", locale="fr")[1]["results"][0]["id"] == alias.pk
    assert ask("news/", locale="fr", translated="true")[1]["count"] == 0
    assert ask("news/", translated="true")[1]["count"] == 1
    assert ask("pages/", locale="fr", type="news", translated="true")[1]["count"] == 0


def test_links_in_texts_lead_to_public_pages_of_the_language(ask):
    target, hidden = make_page(StandardPage), make_page(StandardPage, title="Canary")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    text = (
        f'<p><a linktype="page" id="{target.pk}">there</a> <a linktype="page" id="{hidden.pk}">not there</a>'
        '<a href="javascript:alert(1)">x</a><script>alert(1)</script><a href="/en/">home</a></p>'
    )
    page = make_page(PartnerPage, housing=text, body=[("text", text)])

    _status, body = ask(f"partners/{page.pk}/")

    assert f'href="{target.full_url.partition("://")[0]}' in body["housing"]
    assert f"/en/{target.slug}/" in body["housing"]
    assert hidden.slug not in str(body)
    assert "javascript" not in str(body)
    assert "<script" not in str(body)


def test_scholarships_name_their_opportunities(ask):
    page = make_page(ScholarshipPage, rows_each=1)

    _status, body = ask(f"opportunities/{page.pk}/")

    assert [link["type"] for link in body["opportunities"]] == ["exchange"]


def test_only_the_members_that_are_wanted(ask, listed):
    page = listed(EventPage)[0]

    assert ask("events/", fields="title,starts_at")[1]["results"] == [
        {"id": page.pk, "type": "event", "title": page.title, "starts_at": "2027-03-11T14:00:00Z"}
    ]
    assert ask("events/", fields="title,nothing")[0] == 400


def test_tree_is_walked_and_looked_up_by_address(ask, home):
    page = make_page(GuidePage)
    child = make_page(GuidePage, parent=page)
    translated(child)

    assert [item["id"] for item in ask("pages/", parent=page.pk)[1]["results"]] == [child.pk]
    found = ask("pages/", path=child.url)[1]
    assert (found["count"], found["results"][0]["parent"]) == (1, page.pk)
    french = ask("pages/", path=child.url.replace("/en/", "/fr/"))[1]["results"]
    assert [item["locale"] for item in french] == ["fr"]
    assert ask("pages/", path="/en/")[1]["results"][0]["id"] == home.pk
    assert ask("pages/", path="/xx/nothing/")[1]["count"] == 0
    assert ask("pages/", parent=2**31 - 1)[1]["count"] == 0


def test_paging_has_an_end(ask, listed):
    listed(ResearchProjectPage, 3)

    first = ask("projects/", limit=2, sort="title")[1]
    last = ask("projects/", limit=2, offset=2, sort="title")[1]

    assert (first["count"], len(first["results"]), first["previous"]) == (3, 2, None)
    assert first["next"].endswith("/api/v1/projects/?limit=2&sort=title&offset=2")
    assert (len(last["results"]), last["next"]) == (1, None)
    assert last["previous"].endswith("offset=0")
