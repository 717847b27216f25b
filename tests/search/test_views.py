import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Locale

from core.models.outbox import OutboxItem
from home.models import NewsPage
from opportunities.models import ExchangePage
from opportunities.models.rows import ExchangeDeadline
from search.contract import SearchUnavailableError
from search.finder.spec import EVERYTHING
from search.indexing import sync_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(indexed):
    indexed(ExchangePage, title="Biology in Kyoto")
    indexed(NewsPage, title="Kyoto signs")
    OutboxItem.objects.all().delete()


def test_the_search_page_finds_over_everything(client):
    response = client.get("/en/search/?q=kyoto")

    html = response.content.decode()
    assert response.status_code == 200
    assert "Biology in Kyoto" in html
    assert "Kyoto signs" in html
    assert "<title>Search: kyoto" in html
    assert 'content="noindex, follow"' in html


def test_the_empty_search_page_can_be_found(client):
    html = client.get("/fr/search/").content.decode()

    assert "noindex" not in html
    assert 'name="description"' in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fr/search/">' in html
    assert html.count('rel="alternate"\n') == 7


def test_the_search_page_without_words_and_with_filters(client):
    html = client.get("/en/search/?type=news").content.decode()

    assert "Kyoto signs" in html
    assert "Biology in Kyoto" not in html


def test_the_search_page_leads_to_the_clean_address(client):
    for meaningless in ("x=1", "phase=arrival"):
        response = client.get(f"/en/search/?q=kyoto&{meaningless}")

        assert (response.status_code, response["Location"]) == (302, "/en/search/?q=kyoto")


def test_the_answers_can_be_had_as_a_feed(client):
    page = client.get("/en/search/?q=kyoto&type=news").content.decode()
    feed = client.get("/en/search/feed.atom?q=kyoto&type=news")

    text = feed.content.decode()
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "<title>Search: kyoto ·" in text
    assert "Kyoto signs" in text
    assert "Biology in Kyoto" not in text
    assert 'type="application/atom+xml"' in page
    assert "/en/search/feed.atom?q=kyoto&amp;type=news" in page
    assert "<title>Rechercher ·" in client.get("/fr/search/feed.atom").content.decode()


def test_the_deadlines_of_the_answers_can_be_had_as_a_calendar(client, indexed):
    offer = ExchangePage.objects.get(title="Biology in Kyoto", locale__language_code="en")
    ExchangeDeadline.objects.create(page=offer, kind="application", on="2027-03-15", locale=offer.locale)
    offer.refresh_from_db()
    sync_page(offer.pk)
    OutboxItem.objects.all().delete()

    calendar = client.get("/en/search/deadlines.ics?q=kyoto&deadline_to=2027-03-31")

    assert calendar["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270315" in calendar.content.decode()
    assert (
        "VEVENT" not in client.get("/en/search/deadlines.ics?q=kyoto&deadline_to=2027-03-14").content.decode()
    )
    page = client.get("/en/search/?q=kyoto").content.decode()
    assert 'type="text/calendar"' in page


def test_a_feed_has_no_page_with_some_of_the_words_alone(client):
    assert "Kyoto signs" in client.get("/en/search/?q=kyoto+signs+zebra").content.decode()
    assert "<entry>" not in client.get("/en/search/feed.atom?q=kyoto+signs+zebra").content.decode()


def test_a_feed_and_a_calendar_are_not_empty_while_search_is_away(client, backend, monkeypatch):
    def fail(self, query):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)

    for name in ("feed.atom", "deadlines.ics"):
        answer = client.get(f"/en/search/{name}?q=kyoto")

        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (
            503,
            "120",
            "no-store",
        )


def test_questions_are_counted_once_and_only_without_filters(client, monkeypatch):
    counted = []
    monkeypatch.setattr("search.views.log_search", lambda *said: counted.append(said))

    for query in (
        "q=Kyoto",
        "q=kyoto+signs+zebra",
        "q=zzzz",
        "q=kyoto&type=news",
        "q=kyoto&page=2",
        "q=kyoto&x=1",
        "",
    ):
        client.get(f"/en/search/?{query}")

    assert counted == [("Kyoto", "en", 2), ("kyoto signs zebra", "en", 0), ("zzzz", "en", 0)]


def test_every_filter_is_a_link_a_box_and_an_address(client):
    html = client.get("/en/search/?q=kyoto").content.decode()

    assert 'href="/en/search/?q=kyoto&amp;type=news"' in html
    assert 'id="f-type-news"' in html
    assert "1 result<" in client.get("/en/search/?q=kyoto&type=news").content.decode()


def test_a_page_that_exists_in_my_language_is_shown_in_it_though_its_original_matched(client, indexed):
    source = NewsPage.objects.get(title="Kyoto signs")
    french = source.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.title = "Accord avec Kiôto"
    french.save_revision().publish()
    sync_page(french.pk)
    OutboxItem.objects.all().delete()

    html = client.get("/fr/search/?q=signs").content.decode()

    assert "Accord avec Kiôto" in html
    assert "Kyoto signs" not in html


def test_what_nothing_was_found_for_is_helped(client):
    html = client.get("/en/search/?q=zzzz&country=FR").content.decode()

    assert "Search tips" in html
    assert "Ask the International Office" in html
    assert "What there is here" in html
    assert "These dates in your calendar" not in html
    assert "This list as a feed" in html


def test_words_that_nothing_has_are_repeated_as_they_were_typed(client):
    html = client.get("/en/search/?q=zz<b>zz").content.decode()

    assert "Nothing found for “zz&lt;b&gt;zz”" in html


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Did you mean ", "?"),
        ("es", "¿Querías decir ", "?"),
        ("fr", "Vouliez-vous dire ", "\u202f?"),
        ("ar", "هل تقصد ", "؟"),
    ],
)
def test_a_correction_is_one_sentence_of_the_readers_language(language, before, after):
    meant = {"suggestion": "visa & <b>", "suggestion_url": "/search/?q=visa&type=news"}

    with override(language):
        html = render_to_string("components/finder/head.html", {"finder": meant})

    link = '<a href="/search/?q=visa&amp;type=news"><bdi>visa &amp; &lt;b&gt;</bdi></a>'
    assert f"{before}{link}{after}\n" in html


HOSTILE = [
    '"',
    "%00",
    "a" * 2000,
    "(" * 400,
    "%F0%9F%8E%93",
    "-" * 50,
    "9" * 400,
    "%ED%A0%80",
    "9223372036854775808",
]


@pytest.mark.parametrize("path", ["", "feed.atom", "deadlines.ics"])
@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_of_any_parameter_breaks_the_search(client, path, value):
    for name in (*EVERYTHING.parameters, "x"):
        answer = client.get(f"/en/search/{path}?q=kyoto&{name}={value}")

        assert answer.status_code in (200, 302), name
    every = "&".join(f"{name}={value}" for name in EVERYTHING.parameters)
    assert client.get(f"/en/search/{path}?{every}").status_code in (200, 302)


@pytest.mark.parametrize(
    "text", ['"', "%00", "a" * 10_000, "%F0%9F%8E%93", "((((", "<script>alert(1)</script>", "%ED%A0%80"]
)
def test_the_search_page_answers_whatever_is_typed(client, text):
    response = client.get(f"/ar/search/?q={text}")

    assert response.status_code == 200
    assert b"<script>alert" not in response.content
