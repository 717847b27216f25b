"""Where a page stands for a question, and why not."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.cache import raise_edition
from core.models import OutboxItem
from guides.models import GuidePage
from opportunities.models import ExchangePage
from opportunities.models.rows import ExchangeDeadline
from search import standing
from search.contract import SearchUnavailableError
from search.indexing import document_id, sync_page
from search.models import SynonymGroup
from search.standing import FAR, OVER, WITHHELD, WORDS, indexed, standing_of


@pytest.fixture
def guide(indexed):
    def make(title, **fields):
        page = indexed(GuidePage, title=title, **fields)
        OutboxItem.objects.all().delete()
        return page

    return make


@pytest.fixture
def stand(now):
    """Its place as of now."""

    def ask(page, text):
        raise_edition()
        hit = indexed(document_id(page.pk), "en", now)
        found = standing_of(hit.document, text, now)
        return found.position, found.total, found.reason

    return ask


def test_the_title_stands_before_the_text(guide, stand):
    body = [("text", "<p>Where to swim: the pool.</p>")]
    other, first = guide("Sports", body=body), guide("Pool")

    assert stand(first, "pool") == (1, 2, "")
    assert stand(other, "pool") == (2, 2, "")


def test_words_that_are_not_there_do_not_find_it(guide, stand):
    page = guide("Housing")
    guide("Castle")

    assert stand(page, "castle") == (0, 1, WORDS)


def test_a_synonym_finds_it_at_once(guide, stand):
    page = guide("Accommodation")
    SynonymGroup.objects.create(language="en", words="dormitory\naccommodation")

    assert stand(page, "dormitory") == (1, 1, "")


def test_a_page_whose_job_waits_is_left_out(guide, stand):
    page = guide("Housing")
    OutboxItem.objects.create(
        topic="search.page", key=str(page.pk), created_at="2027-03-01T00:00Z", next_try_at="2027-03-01T00:00Z"
    )

    assert stand(page, "housing") == (0, 0, WITHHELD)


def test_what_is_closed_is_hidden(indexed, stand):
    page = indexed(ExchangePage, title="Summer in Kyoto")
    ExchangeDeadline.objects.create(page=page, on="2027-02-01", kind="application", locale=page.locale)
    sync_page(page.pk)
    OutboxItem.objects.all().delete()

    assert stand(page, "kyoto") == (0, 0, OVER)


def test_behind_the_reach_it_is_not_counted(guide, stand, monkeypatch):
    monkeypatch.setattr(standing, "REACH", 1)
    guide("Pool")
    page = guide("Sports", body=[("text", "<p>The pool.</p>")])

    assert stand(page, "pool") == (0, 2, FAR)


def test_a_promoted_page_stands_above(guide, stand, now):
    page = guide("Housing")
    SearchPromotion.objects.create(query=Query.get("swim"), page=page)
    raise_edition()
    found = standing_of(indexed(document_id(page.pk), "en", now).document, "swim", now)

    assert (found.promoted, found.position, found.columns) == (1, 0, 4)


def test_the_index_says_when_it_does_not_have_it(guide, now, backend, monkeypatch):
    assert indexed("page:0", "en", now) is None

    def fail(self, query):
        raise SearchUnavailableError

    monkeypatch.setattr(type(backend), "search", fail)
    with pytest.raises(SearchUnavailableError):
        indexed("page:0", "en", now)
