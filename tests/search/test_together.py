import pytest
from wagtail.models import Page

from core.models.outbox import OutboxItem
from opportunities.models import ExchangePage
from search.contract import SearchUnavailableError
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


def test_an_engine_that_does_not_answer_gives_an_empty_answer(indexed, backend, monkeypatch, caplog):
    def fail(self, query):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)

    found = search_together({"all": query()})["all"]

    assert (found.total, found.degraded) == (0, True)
    assert "search unavailable" in caplog.text
