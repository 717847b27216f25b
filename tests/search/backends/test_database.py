from datetime import timedelta

import pytest

from core.status import day_start
from events.models import EventPage
from opportunities.models import ExchangePage
from search.backends import database
from tests.factories import make_page
from tests.search.contracts.documents import NOW, query

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(now):
    """Titles of the answer to a question about some kinds."""

    def ask(text="", **values):
        found = database.search(query(text, **{"kinds": ("exchange", "event"), **values}))
        assert (found.engine, found.degraded) == ("database", True)
        return [hit.document.title for hit in found.hits]

    return ask


def dated(now, days):
    return ExchangePage.deadlines.rel.related_model(on=now.date() + timedelta(days=days))


def test_all_words_are_looked_for_in_titles_and_summaries(search):
    make_page(ExchangePage, title="Biology in Lyon", summary="For a year")
    make_page(ExchangePage, title="A year away", summary="Biology at the sea")
    make_page(ExchangePage, title="Chemistry", summary="For a year")

    assert sorted(search("YEAR biology")) == ["A year away", "Biology in Lyon"]
    assert search("biology") == ["Biology in Lyon", "A year away"]
    assert search("biology -lyon") == ["A year away"]
    assert search("physics") == []
    assert len(search()) == 3


def test_filters_hold(search):
    make_page(ExchangePage, title="Biology", fields=["0231"])
    page = make_page(ExchangePage, title="Law", fields=["0421"])

    assert search(filters={"field": ("0421",)}) == ["Law"]
    assert search(filters={"field": ()}, only_ids=(f"page:{page.pk}",)) == ["Law"]
    assert search(excluded_ids=(f"page:{page.pk}",)) == ["Biology"]
    assert search(filters={"type": ("event",)}) == []
    assert search(kinds=("event",)) == []


def test_states_hold(search, now):
    make_page(ExchangePage, title="Open")
    closed = make_page(ExchangePage, title="Closed")
    closed.deadlines = [dated(now, -3)]
    closed.save()

    found = database.search(query(kinds=("exchange",)))
    assert [hit.document.title for hit in found.hits] == ["Open"]
    assert found.hidden_closed == 1
    assert search(statuses=("closed",)) == ["Closed"]
    assert search(include_closed=True) == ["Open", "Closed"]


def test_dates_hold(search, now):
    make_page(EventPage, title="Fair", starts_at=NOW + timedelta(days=10), ends_at=NOW + timedelta(days=11))
    offer = make_page(ExchangePage, title="Offer")
    offer.deadlines = [dated(now, 5)]
    offer.save()
    day = day_start(now.date(), NOW.tzinfo)

    assert search(starts_from=NOW) == ["Fair"]
    assert search(starts_to=NOW + timedelta(days=20)) == ["Fair"]
    assert search(starts_to=NOW) == []
    assert search(deadline_from=day) == ["Offer"]
    assert search(deadline_to=day + timedelta(days=10)) == ["Offer"]
    assert search(deadline_from=day + timedelta(days=10)) == []


@pytest.mark.parametrize("order", ["deadline", "start", "title", "newest", "relevance", "unknown"])
def test_every_order_orders(search, order):
    for title in ("C", "A", "B"):
        make_page(ExchangePage, title=title)

    found = search(order=order)

    assert sorted(found) == ["A", "B", "C"]
    assert order != "title" or found == ["A", "B", "C"]


def test_pages_of_results_are_cut_even_at_odd_places(search):
    for title in ("A", "B", "C"):
        make_page(ExchangePage, title=title)

    assert search(order="title", offset=1, limit=1) == ["B"]
    assert search(offset=-5, limit=-1) == []


def test_nobody_sees_what_must_not_be_seen(search, now):
    make_page(ExchangePage, title="Draft", live=False)
    make_page(ExchangePage, title="Over", expire_at=now - timedelta(days=1))

    assert search() == []


def test_suggestions_are_titles_with_the_words(now):
    inside = make_page(ExchangePage, title="Study biology")
    make_page(ExchangePage, title="Biology in Lyon")
    make_page(ExchangePage, title="Biology: hidden", live=False)

    found = database.suggest("biol", "en")

    assert [(one.title, one.kind, one.language) for one in found] == [
        ("Biology in Lyon", "exchange", "en"),
        ("Study biology", "exchange", "en"),
    ]
    assert [one.title for one in database.suggest("biol", "en", excluded_ids=(f"page:{inside.pk}",))] == [
        "Biology in Lyon"
    ]
    assert len(database.suggest("biol", "en", limit=1)) == 1
    assert database.suggest("", "en") == database.suggest("biol", "en", limit=-1) == ()
