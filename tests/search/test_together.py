from dataclasses import replace

import pytest
from wagtail.models import Page

from core.models.outbox import OutboxItem
from opportunities.models import ExchangePage
from search import together
from search.contract import SearchUnavailableError
from search.indexing import document_for
from search.together import search_together
from tests.search.contracts.documents import query

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_jobs(indexed):
    OutboxItem.objects.all().delete()


def test_answers_have_the_names_of_their_questions(indexed):
    page = indexed(ExchangePage)
    OutboxItem.objects.all().delete()

    found = search_together({"all": query(), "french": query(locale="fr")})

    assert [hit.document.id for hit in found["all"].hits] == [f"page:{page.pk}"]
    assert found["french"].total == 0


def test_what_the_database_withdrew_is_not_shown_even_before_its_job(indexed):
    page, kept = indexed(ExchangePage), indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    Page.objects.filter(pk=page.pk).update(live=False)

    found = search_together({"all": query()})["all"]

    assert ([hit.document.id for hit in found.hits], found.total) == ([f"page:{kept.pk}"], 1)


@pytest.mark.parametrize("identifier", ["page:x", "ghost", "page:987654321", f"page:{2**70}"])
def test_what_is_no_page_is_not_shown_whatever_its_id(indexed, backend, identifier):
    kept = indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    backend.put([replace(document_for(kept), id=identifier)])

    found = search_together({"all": query()})["all"]

    assert ([hit.document.id for hit in found.hits], found.total) == ([f"page:{kept.pk}"], 1)


def test_where_no_engine_answers_the_database_does(indexed, backend, monkeypatch, caplog):
    page = indexed(ExchangePage)
    OutboxItem.objects.all().delete()

    def fail(self, query):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)

    found = search_together({"all": query(kinds=("exchange",))})["all"]

    assert ([hit.document.id for hit in found.hits], found.degraded) == ([f"page:{page.pk}"], True)
    assert found.engine == "database"
    assert "search unavailable" in caplog.text


def test_counts_say_nothing_of_what_must_not_be_seen(indexed):
    hidden = [indexed(ExchangePage, fields=["0231"]) for _ in range(3)]
    indexed(ExchangePage, fields=["0231"])
    OutboxItem.objects.all().delete()
    Page.objects.filter(pk__in=[page.pk for page in hidden]).update(live=False)

    found = search_together({"all": query(facets=("field",), limit=2)})["all"]

    assert (len(found.hits), found.total) == (1, 1)
    assert {count.count for count in found.facets["field"]} == {1}


def test_more_that_must_not_be_seen_than_is_looked_for_is_not_shown_either(indexed, monkeypatch):
    monkeypatch.setattr(together, "MOST_HIDDEN", 1)
    hidden = [indexed(ExchangePage) for _ in range(3)]
    page = indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    Page.objects.filter(pk__in=[one.pk for one in hidden]).update(live=False)

    found = search_together({"all": query()})["all"]

    assert ([hit.document.id for hit in found.hits], found.total) == ([f"page:{page.pk}"], 1)


def test_what_expired_a_moment_ago_is_left_out_of_the_question(indexed, now):
    expired = indexed(ExchangePage)
    page = indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    Page.objects.filter(pk=expired.pk).update(expire_at=now)

    found = search_together({"all": query(limit=0)})["all"]

    assert found.total == 1
    assert str(page.pk) != str(expired.pk)


@pytest.mark.parametrize("limit", [1, 3])
def test_a_page_of_results_costs_two_queries_of_its_own(indexed, limit, django_assert_num_queries):
    for _ in range(3):
        indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    search_together(
        {"all": query("biology", facets=("field",))}
    )  # the vocabulary of synonyms is read once an edition

    with django_assert_num_queries(2):
        found = search_together({"all": query("biology", facets=("field",), limit=limit)})["all"]

    assert len(found.hits) == limit
