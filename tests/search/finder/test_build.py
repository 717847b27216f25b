from dataclasses import replace

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from core.models.outbox import OutboxItem
from events.models import EventPage
from home.models import NewsPage
from opportunities.models import ExchangePage, ScholarshipPage
from opportunities.models.rows import ExchangeDeadline
from search.contract import SearchUnavailableError
from search.finder.build import run_finder
from search.finder.spec import FinderSpec
from search.indexing import sync_page
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db

SPEC = FinderSpec(
    kinds=("exchange", "scholarship", "event"),
    facets=("type", "status", "field", "level", "term", "direction"),
    orders=("deadline", "title"),
    dates="Dates",
    calendar="deadlines.ics",
    page_size=2,
)


@pytest.fixture
def offers(indexed):
    """Two offers, a scholarship, an event, and an offer that is closed."""
    pages = [
        indexed(ExchangePage, title="Architecture in Delft"),
        indexed(ExchangePage, title="Biology in Kyoto", fields=["0511"], terms=["spring"]),
        indexed(ScholarshipPage, title="A grant"),
        indexed(EventPage, title="Fair"),
        indexed(ExchangePage, title="Closed"),
    ]
    ExchangeDeadline.objects.create(
        page=pages[4], kind="application", on="2027-02-01", locale=pages[4].locale
    )
    pages[4].refresh_from_db()
    sync_page(pages[4].pk)
    OutboxItem.objects.all().delete()
    return pages


def find(query="", spec=SPEC, language="en"):
    with override(language):
        return run_finder(RequestFactory().get(f"/{language}/list/{query}"), spec, language, NOW, "List")


def titles(finder):
    return [card.title for card in finder.cards]


def option(finder, facet, code):
    group = next(group for group in finder.groups if group.name == facet)
    return next(one for one in (*group.options, *group.more) if one.code == code)


def test_a_list_without_filters_shows_what_is_open(offers):
    finder = find("?sort=title")

    assert (finder.title, finder.heading, finder.count_text) == ("List", "List", "4 results")
    assert titles(finder) == ["A grant", "Architecture in Delft"]
    assert (finder.paging.pages, finder.paging.next_url) == (2, "/en/list/?sort=title&page=2")
    assert (finder.hidden_closed_text, finder.show_closed_url) == (
        "1 closed or past also matches.",
        "/en/list/?sort=title&closed=1",
    )
    assert (finder.is_filtered, finder.is_empty, finder.clear_url) == (False, False, "")
    assert finder.hidden == (("sort", "title"),)


def test_what_is_closed_stands_last_on_request(offers):
    finder = find("?sort=title&closed=1&page=3")

    assert titles(finder) == ["Closed"]
    assert (finder.hide_closed_url, finder.hidden_closed_text) == ("/en/list/?sort=title", "")


def test_filters_are_chips_options_and_the_title(offers):
    finder = find("?q=biology&term=spring")

    assert titles(finder) == ["Biology in Kyoto"]
    assert [(chip.group, chip.label, chip.url) for chip in finder.chips] == [
        ("Words", "biology", "/en/list/?term=spring"),
        ("Term", "Spring semester", "/en/list/?q=biology"),
    ]
    assert finder.chips[1].text == "Remove the filter Term: Spring semester"
    assert "Spring semester" in finder.title
    assert option(finder, "term", "spring").selected
    assert option(finder, "term", "spring").url == "/en/list/?q=biology"
    assert (finder.clear_url, finder.indexable, finder.canonical_url) == ("/en/list/", False, "/en/list/")
    assert finder.feed_url == "/en/list/feed.atom?q=biology&term=spring"
    assert finder.calendar_url == "/en/list/deadlines.ics?q=biology&term=spring"
    assert [(order.name, order.selected) for order in finder.orders] == [
        ("relevance", True),
        ("deadline", False),
        ("title", False),
    ]


def test_dates_are_offered_where_they_can_narrow(offers, indexed):
    indexed(NewsPage, title="Library hours")
    OutboxItem.objects.all().delete()
    spec = replace(SPEC, kinds=())
    uncounted = replace(spec, facets=())

    assert [len(find(query, spec).ranges) for query in ("?q=fair", "?q=library", "?q=qqqq")] == [1, 0, 0]
    assert [len(find(query, uncounted).ranges) for query in ("?q=library", "?q=qqqq")] == [1, 0]
    assert len(find("?q=library&from=2027-03-10", spec).ranges) == 1


def test_dates_are_fields_and_chips(offers):
    finder = find("?from=2027-03-10&to=2027-03-20")

    assert titles(finder) == ["Fair"]
    assert (finder.ranges[0].value_from, finder.ranges[0].value_to) == ("2027-03-10", "2027-03-20")
    assert [(chip.label, chip.url) for chip in finder.chips] == [
        ("Wed 10 Mar 2027", "/en/list/?to=2027-03-20"),
        ("Sat 20 Mar 2027", "/en/list/?from=2027-03-10"),
    ]


def test_options_are_in_the_readers_language_and_order(offers):
    finder = find(language="en")

    groups = {group.name: [(one.code, one.count) for one in group.options] for group in finder.groups}
    assert groups["status"] == [("upcoming", 1), ("open", 3), ("closed", 1)]
    assert groups["term"] == [("autumn", 1), ("spring", 1)]
    assert groups["direction"] == [("outgoing", 3)]
    assert option(finder, "type", "exchange").label == "Exchange offer"
    assert option(finder, "type", "exchange").input_id == "f-type-exchange"


def test_a_nested_facet_opens_below_what_is_chosen(offers):
    top = find()
    chosen = find("?field=05")

    assert {one.code for one in next(g for g in top.groups if g.name == "field").options} == {"02", "05"}
    assert {one.code for one in next(g for g in chosen.groups if g.name == "field").options} == {
        "02",
        "05",
        "051",
    }
    assert titles(chosen) == ["Biology in Kyoto"]


def test_a_few_options_more_are_shown_at_once(offers, monkeypatch):
    monkeypatch.setattr("search.finder.groups.SHOWN", 1)

    kinds = next(group for group in find().groups if group.name == "type")

    assert (len(kinds.options), len(kinds.more)) == (3, 0)


def test_more_options_than_can_be_seen_at_a_glance_stand_behind_the_others(offers, monkeypatch):
    monkeypatch.setattr("search.finder.groups.SHOWN", 1)
    monkeypatch.setattr("search.finder.groups.SPARED", 1)

    finder = find("?term=spring")

    group = next(group for group in finder.groups if group.name == "term")
    assert {one.code for one in group.options} == {"autumn", "spring"}
    kinds = next(group for group in find().groups if group.name == "type")
    assert (len(kinds.options), len(kinds.more)) == (1, 2)


def test_an_address_that_means_nothing_leads_to_the_clean_one(offers):
    assert find("?utm_source=x&term=spring").redirect_to == "/en/list/?term=spring"
    assert find("?page=77").redirect_to == "/en/list/?page=2"
    assert find("?page=2").redirect_to == ""
    assert find("?utm_source=x&page=2").redirect_to == "/en/list/?page=2"


def test_a_misspelt_word_is_answered_with_the_right_one(offers):
    finder = find("?q=architcture")

    assert (finder.is_empty, finder.suggestion) == (True, "architecture")
    assert finder.suggestion_url == "/en/list/?q=architecture"


def test_pages_in_other_languages_are_counted(offers):
    from tests.search.test_indexing import alias_in

    alias = alias_in(offers[0], "fr")
    sync_page(alias.pk)
    OutboxItem.objects.all().delete()

    finder = find(language="fr")

    assert (finder.other_languages, finder.cards[0].is_foreign, finder.cards[0].lang) == (1, True, "en")
    assert finder.other_languages_text


def test_a_list_stands_when_search_does_not_answer(offers, backend, monkeypatch):
    def fail(self, query):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)

    finder = find()

    assert not finder.is_empty
    assert finder.note.startswith("Simplified results")


def test_a_list_without_feed_calendar_and_dates_has_none(offers):
    finder = find(spec=FinderSpec(facets=("term",), feed=False))

    assert (finder.feed_url, finder.calendar_url, finder.ranges) == ("", "", ())


def test_a_list_costs_the_same_for_one_and_three(indexed, django_assert_num_queries):
    indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    find()
    with django_assert_num_queries(2):
        find()
    indexed(ExchangePage)
    indexed(ExchangePage)
    OutboxItem.objects.all().delete()
    find()

    with django_assert_num_queries(2):
        find()
