"""What completes the words that somebody is typing."""

import dataclasses
from datetime import timedelta

import pytest
from wagtail.models import Locale

from core.cache import raise_edition
from core.models.outbox import OutboxItem
from home.models import NewsPage
from opportunities.models import ExchangePage
from partners_directory.models import PartnerPage
from search.contract import SearchUnavailableError
from search.indexing import sync_page
from search.models import AskedWords
from search.suggesting import completions
from tests.factories import InstitutionFactory
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(indexed):
    indexed(PartnerPage, title="Vista University", institution=InstitutionFactory(country_id="VN"))
    indexed(ExchangePage, title="A year at Vista")
    indexed(NewsPage, title="Visas take longer", topics=["visa"])
    OutboxItem.objects.all().delete()


def found(text, limit=8, locale="en"):
    return [(one.group, one.title) for one in completions(text, locale, limit)]


def ask_often(words, *, empty=0):
    for days in range(3):
        AskedWords.objects.create(
            day=NOW.date() - timedelta(days=days), language="en", words=words, count=2, empty=empty
        )


def test_what_begins_as_was_typed_stands_first():
    assert found("vis") == [
        ("institution", "Vista University"),
        ("page", "Visas take longer"),
        ("topic", "Visa and residence"),
        ("page", "A year at Vista"),
    ]
    assert found("") == []
    assert found("̈") == []


def test_institutions_are_meant_by_any_name_and_other_pages_by_their_title(indexed, monkeypatch):
    monkeypatch.setattr(ExchangePage, "search_names", lambda self: ("VISP",))
    known = InstitutionFactory(display_name="Zurich Polytechnic", acronym="VISP", country_id="CH")
    indexed(PartnerPage, title="Zurich Polytechnic", institution=known)
    indexed(ExchangePage, title="A term in Zurich")
    OutboxItem.objects.all().delete()

    assert found("visp") == [("institution", "Zurich Polytechnic")]


def test_topics_kinds_countries_and_fields_lead_to_a_search():
    one = next(one for one in completions("resid", "en", 8) if one.group == "topic")

    assert (one.title, one.url, one.label, one.type, one.id) == (
        "Visa and residence",
        "/en/search/?topic=visa",
        "Topic",
        "topic",
        "",
    )
    assert ("topic", "Exchange offer") in found("exch")
    assert ("topic", "Vietnam") in found("viet")


def test_topics_are_in_the_readers_language_and_only_what_finds_something(indexed):
    assert found("tourisme", locale="fr") == []
    assert ("topic", "Tourism") not in found("tour")


def test_arabic_topics_are_found_without_their_article(indexed):
    source = indexed(NewsPage, title="Rooms", topics=["housing"])
    arabic = source.copy_for_translation(Locale.objects.get(language_code="ar"), copy_parents=True)
    arabic.title = "غرف"
    arabic.save_revision().publish()
    sync_page(arabic.pk)
    OutboxItem.objects.all().delete()

    assert ("topic", "السكن") in found("سكن", locale="ar")


def test_characters_inside_a_name_count_where_words_have_no_spaces(indexed, monkeypatch):
    monkeypatch.setattr(
        "search.suggesting.facet_labels", lambda name, codes, language: dict.fromkeys(codes, "办理签证")
    )

    assert ("topic", "办理签证") in found("签证")


def test_what_others_asked_for_is_offered_while_it_finds_something():
    ask_often("visas")
    ask_often("visum", empty=1)
    raise_edition()

    assert ("query", "visas") in found("vi")
    assert ("query", "visum") not in found("vi")
    one = next(one for one in completions("visa", "en", 8) if one.group == "query")
    assert (one.url, one.label, one.type) == ("/en/search/?q=visas", "Search", "query")


def test_a_few_are_titles_first():
    assert found("vis", 1) == [("institution", "Vista University")]
    assert len(found("vis", 2)) == 2


def test_an_answer_costs_two_queries_whatever_it_holds(indexed, django_assert_num_queries):
    found("vis")
    with django_assert_num_queries(2):
        found("vis")
    for number in range(3):
        indexed(NewsPage, title=f"Visitors {number}")
    OutboxItem.objects.all().delete()
    found("vis")

    with django_assert_num_queries(2):
        assert len(found("vis")) == 7


def test_a_fallback_completes_titles_alone_and_nothing_of_it_is_kept(backend, monkeypatch):
    ask_often("visas")
    search = type(backend).search
    with monkeypatch.context() as patch:
        patch.setattr(
            type(backend),
            "search",
            lambda self, query: dataclasses.replace(search(self, query), degraded=True),
        )
        assert {group for group, _title in found("vis")} == {"institution", "page"}

    assert {group for group, _title in found("vis")} == {"institution", "page", "topic", "query"}


def test_without_an_engine_there_is_nothing_to_complete(backend, monkeypatch):
    def fail(self, *args, **kwargs):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "suggest", fail)

    with pytest.raises(SearchUnavailableError):
        completions("vis", "en", 8)
