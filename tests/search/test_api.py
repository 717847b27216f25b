import json
from dataclasses import replace

import pytest
from rest_framework.test import APIRequestFactory
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core.cache import raise_edition
from core.models.outbox import OutboxItem
from events.models import EventPage
from opportunities.models import ExchangePage
from opportunities.models.rows import ExchangeDeadline
from search.api import SearchView, SuggestView
from search.contract import SearchUnavailableError
from search.facets import FACETS
from search.indexing import sync_page
from tests.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(indexed):
    """An offer in autumn, one in spring, and an event."""
    made = [
        indexed(ExchangePage, title="Biology in Kyoto"),
        indexed(ExchangePage, title="Chemistry in Kyoto", terms=["spring"]),
        indexed(EventPage, title="Fair"),
    ]
    OutboxItem.objects.all().delete()
    return made


def ask(view, query=""):
    response = view.as_view()(APIRequestFactory().get(f"/api/v1/x/{query}"))
    response.render()
    return response.status_code, json.loads(response.content)


def test_search_gives_hits_counts_and_addresses(pages):
    status, body = ask(SearchView, "?q=kyoto&limit=1&term=autumn&term=spring&sort=title")

    assert (status, body["count"], body["previous"]) == (200, 2, None)
    assert body["next"].endswith("q=kyoto&limit=1&term=autumn&term=spring&sort=title&offset=1")
    hit = body["results"][0]
    assert hit["id"] == pages[0].pk
    assert hit["url"].endswith(f"/api/v1/opportunities/{pages[0].pk}/")
    assert hit["type"] == "exchange"
    assert hit["status"] == {"code": "open", "name": "Open"}
    assert hit["highlights"] == []
    assert body["facets"]["type"] == [
        {"code": "exchange", "name": "Exchange offer", "count": 2, "selected": False}
    ]
    assert (body["hidden_closed"], body["other_languages"], body["suggestion"]) == (0, 0, "")
    assert (body["softened"], body["degraded"], body["promoted"]) == (False, False, [])


def test_search_has_the_languages_names_and_the_dates_of_events(pages):
    _status, body = ask(SearchView, "?type=event&from=2027-03-01&to=2027-04-01&closed=1")

    assert [hit["starts_at"] for hit in body["results"]] == ["2027-03-11T14:00:00Z"]
    _status, french = ask(SearchView, "?locale=fr")
    assert french["count"] == 0


def test_search_marks_where_the_words_stand(pages):
    _status, body = ask(SearchView, "?q=students")

    assert {"text": "Students", "match": True} in body["results"][0]["highlights"][0]


def test_search_says_what_the_office_recommends_and_does_not_repeat_it(pages):
    SearchPromotion.objects.create(query=Query.get("kyoto"), page=pages[1])
    raise_edition()

    _status, body = ask(SearchView, "?q=kyoto")
    _status, later = ask(SearchView, "?q=kyoto&offset=1")
    _status, filtered = ask(SearchView, "?q=kyoto&type=exchange")

    assert [hit["title"] for hit in body["promoted"]] == ["Chemistry in Kyoto"]
    assert ([hit["title"] for hit in body["results"]], body["count"]) == (["Biology in Kyoto"], 2)
    assert later["promoted"] == filtered["promoted"] == []
    assert filtered["count"] == len(filtered["results"]) == 2


def test_search_says_when_no_page_has_all_words_and_when_it_is_simplified(pages, backend, monkeypatch):
    assert ask(SearchView, "?q=kyoto+fair")[1]["softened"] is True
    search = type(backend).search
    monkeypatch.setattr(
        type(backend), "search", lambda self, query: replace(search(self, query), degraded=True)
    )

    status, body = ask(SearchView, "?q=kyoto")

    assert (status, body["degraded"], body["count"]) == (200, True, 2)


def test_search_takes_a_range_of_deadlines(pages):
    page = pages[0]
    ExchangeDeadline.objects.create(page=page, kind="application", on="2027-03-15", locale=page.locale)
    page.refresh_from_db()
    sync_page(page.pk)
    OutboxItem.objects.all().delete()

    def count(query):
        return ask(SearchView, f"?{query}")[1]["count"]

    assert count("deadline_from=2027-03-15&deadline_to=2027-03-15") == 1
    assert count("deadline_to=2027-03-14") == 0
    assert count("deadline_from=2027-03-16") == 0
    assert ask(SearchView, "?deadline_to=soon")[0] == 400


def test_search_refuses_what_it_does_not_know(pages):
    status, body = ask(
        SearchView, "?colour=red&country=XX&type=nothing&institution=x&sort=best&limit=0&from=soon"
    )

    assert status == 400
    assert set(body["errors"]) == {"colour", "country", "type", "institution", "sort", "limit", "from"}


def test_every_facet_is_a_parameter(pages):
    institution = InstitutionFactory()
    names = {parameter.name for parameter in SearchView().get_parameters()}

    assert set(FACETS) <= names
    assert ask(SearchView, f"?institution={institution.pk}&type=exchange&country=PT")[1]["count"] == 0


def test_a_hit_of_a_type_that_is_gone_has_its_code(pages, backend, monkeypatch):
    monkeypatch.setattr("search.api.page_types", dict)
    monkeypatch.setattr("search.labels.page_types", dict)

    _status, body = ask(SearchView, "?q=biology")

    assert body["results"][0]["type"] == "exchange"


def test_suggest_completes_to_titles_that_readers_may_see(pages):
    Page.objects.filter(pk=pages[1].pk).update(live=False)

    status, body = ask(SuggestView, "?q=kyo")

    assert status == 200
    assert body["results"] == [
        {
            "id": pages[0].pk,
            "type": "exchange",
            "kind": "page",
            "label": "Exchange offer",
            "url": f"http://127.0.0.1:8000/api/v1/opportunities/{pages[0].pk}/",
            "html_url": f"http://127.0.0.1:8000{pages[0].url}",
            "language": "en",
            "title": "Biology in Kyoto",
        }
    ]
    assert ask(SuggestView, "?q=kyo&limit=99")[0] == 400


def test_suggest_leads_to_searches_too(pages):
    _status, body = ask(SuggestView, "?q=exchange")

    assert body["results"][-1] == {
        "id": None,
        "type": "type",
        "kind": "topic",
        "label": "Type",
        "url": "http://127.0.0.1:8000/api/v1/search/?type=exchange&locale=en",
        "html_url": "http://127.0.0.1:8000/en/search/?type=exchange",
        "language": "en",
        "title": "Exchange offer",
    }


def test_an_engine_that_does_not_answer_is_said_to_be_away(pages, backend, monkeypatch):
    def fail(self, *args, **kwargs):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)
    monkeypatch.setattr(type(backend), "suggest", fail)

    status, body = ask(SearchView)
    assert (status, body["degraded"]) == (200, True)
    assert ask(SuggestView, "?q=kyo")[0] == 503


def test_answers_have_a_schema():
    for view in (SearchView(), SuggestView()):
        assert view.answer_schema(None)["type"] == "object"
        assert (view.tag, bool(view.operation), bool(view.summary)) == ("search", True, True)
