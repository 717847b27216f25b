"""What one page asks: recommended pages, what may be seen, and how much it costs."""

import dataclasses

import pytest
from wagtail.models import Page

from core.models.outbox import OutboxItem
from home.models import NewsPage
from opportunities.models import ExchangePage, OpportunityIndexPage
from opportunities.models.rows import ExchangeDeadline
from search.contract import SearchUnavailableError
from search.indexing import sync_page
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(indexed):
    made = [indexed(ExchangePage, title="Biology in Kyoto"), indexed(NewsPage, title="Kyoto signs")]
    OutboxItem.objects.all().delete()
    return made


def titles(cards):
    return [card.title for card in cards]


def test_recommended_pages_stand_above_and_are_not_repeated(find, pages, promote, indexed):
    other = indexed(NewsPage, title="Moon")
    promote("kyoto", other, pages[1])

    finder = find("?q=Kyoto")

    assert titles(finder.promoted) == ["Moon", "Kyoto signs"]
    assert titles(finder.cards) == ["Biology in Kyoto"]
    assert finder.total == 2


def test_with_filters_and_on_lists_nothing_is_recommended(find, pages, promote):
    promote("kyoto", pages[1])

    assert find("?q=kyoto&type=exchange").promoted == ()
    assert find("?q=kyoto&deadline_from=2027-01-01").promoted == ()
    assert find("?q=kyoto", OpportunityIndexPage.finder_spec).promoted == ()
    assert find("").promoted == ()


def test_a_recommended_page_keeps_a_question_from_being_empty(find, pages, promote):
    promote("zzzz", pages[0])

    finder = find("?q=zzzz")

    assert (finder.is_empty, finder.total, titles(finder.promoted)) == (False, 0, ["Biology in Kyoto"])


def test_what_is_over_is_recommended_no_more(find, pages, promote):
    ExchangeDeadline.objects.create(
        page=pages[0], kind="application", on="2027-02-01", locale=pages[0].locale
    )
    pages[0].refresh_from_db()
    sync_page(pages[0].pk)
    promote("kyoto", pages[0])

    assert find("?q=kyoto").promoted == ()


def test_what_a_reader_may_not_see_is_nowhere(find, pages, promote):
    promote("kyoto", pages[1])
    find("?q=kyoto")
    Page.objects.filter(pk=pages[1].pk).update(live=False)

    finder = find("?q=kyoto")

    assert titles((*finder.promoted, *finder.cards)) == ["Biology in Kyoto"]
    assert finder.total == 1


@pytest.fixture
def moon(pages, promote):
    """The pages, one of them promoted for another word."""
    promote("moon", pages[0])


@pytest.mark.usefixtures("moon")
@pytest.mark.parametrize("query", ["?q=kyoto", "?q=kyoto+zzzz", "?q=zzzz&level=master&country=FR", "?q=moon"])
def test_a_page_of_results_costs_three_queries_whatever_stands_on_it(
    find, indexed, query, django_assert_max_num_queries
):
    find(query)
    with django_assert_max_num_queries(3):
        find(query)
    for number in range(3):
        indexed(NewsPage, title=f"Kyoto again {number}")
    OutboxItem.objects.all().delete()
    find(query)

    with django_assert_max_num_queries(3):
        find(query)


def test_a_simplified_answer_says_so_and_is_made_anew_soon(find, pages, backend, monkeypatch):
    search = type(backend).search
    monkeypatch.setattr(
        type(backend), "search", lambda self, query: dataclasses.replace(search(self, query), degraded=True)
    )

    finder = find("?q=kyoto")

    assert finder.note.startswith("Simplified results")
    assert len(finder.cards) == 2
    request = find.requests[-1]
    assert 0 < (request.meridian_expires_at - NOW).total_seconds() <= 30


def test_while_the_database_answers_there_is_no_more_help_than_the_office(
    find, pages, promote, backend, monkeypatch
):
    promote("zzzz", pages[0])
    asked = []

    def fail(self, query):
        asked.append(query)
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)
    finder = find("?q=zzzz&country=FR&level=master")

    assert (finder.is_empty, finder.help.fewer, finder.help.nearest) == (True, (), ())
    assert finder.note.startswith("Simplified results")
    assert len(asked) == 1
    assert sorted(titles(find("?q=kyoto").cards)) == ["Biology in Kyoto", "Kyoto signs"]
