"""What a reader gets where nothing was found, or no page has all the words."""

import pytest

from core.cache import raise_edition
from core.models import SiteSettings
from core.models.outbox import OutboxItem
from home.models import NewsPage
from opportunities.models import ExchangePage, OpportunityIndexPage, ScholarshipPage
from search.finder import asking
from search.indexing import sync_page
from taxonomy.models import Topic
from tests.search.test_indexing import alias_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(indexed):
    indexed(ExchangePage, title="Biology in Kyoto")
    indexed(ExchangePage, title="Music in Vienna", levels=["master"])
    indexed(ScholarshipPage, title="Grant for musicians")
    indexed(NewsPage, title="Kyoto signs", topics=["visa"])
    OutboxItem.objects.all().delete()


def ways(found):
    return [(way.label, way.count) for way in found]


def test_words_that_no_page_has_together_are_said_to_be_so(find):
    finder = find("?q=kyoto+musicians+zzzz&type=news&type=scholarship")

    assert {card.title for card in finder.cards} == {"Kyoto signs", "Grant for musicians"}
    assert finder.softened_text == ("No page has all of these words; these have some. Not found: zzzz")
    assert ways(finder.words) == [("kyoto", 1), ("musicians", 1), ("zzzz", 0)]
    assert finder.words[0].url == "/en/search/?q=kyoto&type=news&type=scholarship"


def test_words_that_all_stand_somewhere_are_not_called_missing(find):
    assert find("?q=kyoto+musicians").softened_text == "No page has all of these words; these have some."
    assert find("?q=kyoto+signs").softened_text == ""
    assert find("?q=kyoto+signs").words == ()


def test_a_phrase_is_counted_as_one(find):
    finder = find("?q=%22biology+in+kyoto%22+musicians+-vienna")

    assert ways(finder.words) == [("biology in kyoto", 1), ("musicians", 1)]
    assert finder.words[0].url == "/en/search/?q=%22biology+in+kyoto%22"


def test_each_filter_less_is_offered_where_that_finds_something(find):
    finder = find("?q=kyoto&type=scholarship&level=master")

    assert (finder.is_empty, finder.help.everywhere) == (True, None)
    assert [(way.group, way.label, way.count) for way in finder.help.fewer] == []
    finder = find("?q=music&level=master&type=news")
    assert [(way.group, way.label, way.count) for way in finder.help.fewer] == [("Type", "News", 1)]
    assert finder.help.fewer[0].url == "/en/search/?q=music&level=master"


def test_one_filter_alone_is_offered_to_be_taken_away_unless_it_is_the_words(find):
    assert find("?country=FR").help.fewer[0].count == 4
    assert find("?q=zzzz").help.fewer == ()


def test_words_that_a_list_lacks_are_looked_for_in_the_whole_site(find):
    spec = OpportunityIndexPage.finder_spec

    there = find("?q=signs", spec).help.everywhere

    assert (there.label, there.url, there.count) == ("signs", "/en/search/?q=signs", 1)
    assert find("?q=zzzz", spec).help.everywhere is None


def test_what_lies_near_the_words_is_offered(find):
    near = find("?q=exchanges+zzzz+visas&country=FR").help

    assert near.is_near
    assert [(way.label, way.url) for way in near.nearest] == [
        ("Visa and residence", "/en/search/?topic=visa"),
        ("Exchange offer", "/en/search/?type=exchange"),
    ]


def test_a_misspelt_word_is_near_as_it_was_meant(find, indexed):
    indexed(NewsPage, title="A new scholarship")
    OutboxItem.objects.all().delete()

    finder = find("?q=scholarhsip")

    assert (finder.is_empty, finder.suggestion) == (True, "scholarship")
    assert (finder.help.is_near, ways(finder.help.nearest)) == (True, [("Scholarship", 1)])


def test_without_anything_near_the_most_used_is_offered(find):
    found = find("?q=zzzz").help

    assert not found.is_near
    assert ways(found.nearest)[0] == ("Exchange offer", 2)
    assert ("Visa and residence", 1) in ways(found.nearest)


def test_names_without_spaces_are_near_by_their_characters(find, indexed):
    alias = alias_in(NewsPage.objects.get(title="Kyoto signs"), "zh-hans")
    sync_page(alias.pk)
    OutboxItem.objects.all().delete()
    topic = Topic.objects.get(code="visa").name("zh-hans")

    found = find(f"?q={topic}办理&country=FR", language="zh-hans").help

    assert (found.is_near, [way.label for way in found.nearest]) == (True, [topic])


def test_the_office_can_be_asked(find):
    settings = SiteSettings.load()
    settings.email, settings.phone, settings.hours = "office@example.edu", "+351215550100", {"en": "Mondays"}
    settings.save()
    raise_edition()

    found = find("?q=zzzz").help

    assert (found.email, found.phone, found.hours) == ("office@example.edu", "+351215550100", "Mondays")


def test_help_takes_no_longer_than_its_patience(find, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", -1)

    stuck = find("?q=kyoto&country=FR&level=master")
    softened = find("?q=kyoto+musicians")

    assert (stuck.help.fewer, stuck.help.nearest, stuck.help.is_near) == ((), (), False)
    assert softened.softened_text
    assert softened.words == ()


def test_a_list_without_anything_helps_without_words(find):
    assert find("?country=FR").help.everywhere is None
