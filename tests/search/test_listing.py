import pytest

from core.models.outbox import OutboxItem
from events.models import EventIndexPage, EventPage
from opportunities.models import ExchangePage, OpportunityIndexPage
from opportunities.models.rows import ExchangeDeadline
from search.finder.spec import FinderSpec
from search.indexing import sync_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def offers(indexed):
    """The list of offers with one that closes on a day."""
    page = indexed(ExchangePage, title="Biology in Kyoto")
    ExchangeDeadline.objects.create(page=page, kind="application", on="2027-03-15", locale=page.locale)
    ExchangeDeadline.objects.create(
        page=page, kind="nomination", on="2027-03-10", at="12:00", locale=page.locale
    )
    page.refresh_from_db()
    sync_page(page.pk)
    OutboxItem.objects.all().delete()
    return OpportunityIndexPage.objects.get(locale__language_code="en")


def test_the_list_shows_what_its_filters_leave(client, offers):
    html = client.get(f"{offers.url}?term=autumn").content.decode()
    empty = client.get(f"{offers.url}?term=spring").content.decode()

    assert "Biology in Kyoto" in html
    assert "<title>" in html
    assert "Autumn semester" in html.partition("</title>")[0]
    assert 'feed.atom?term=autumn"' in html
    assert "Biology in Kyoto" not in empty


def test_the_list_leads_from_a_meaningless_address_to_the_clean_one(client, offers):
    response = client.get(f"{offers.url}?utm_source=x&term=autumn")

    assert (response.status_code, response["Location"]) == (302, f"{offers.url}?term=autumn")


def test_the_list_leads_from_a_filter_of_other_lists_to_the_clean_address(client, offers):
    response = client.get(f"{offers.url}?phase=arrival&term=autumn")

    assert (response.status_code, response["Location"]) == (302, f"{offers.url}?term=autumn")


def test_a_list_without_feed_and_calendar_names_none(client, offers, monkeypatch):
    monkeypatch.setattr(OpportunityIndexPage, "finder_spec", FinderSpec(kinds=("exchange",), feed=False))

    response = client.get(offers.url)

    assert response.context["meta"].feeds == ()
    assert (response.context["finder"].feed_url, response.context["finder"].calendar_url) == ("", "")


def test_the_feed_has_the_same_filters(client, offers):
    feed = client.get(f"{offers.url}feed.atom?term=autumn")

    assert feed.status_code == 200
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "Biology in Kyoto" in feed.content.decode()
    assert "Biology in Kyoto" not in client.get(f"{offers.url}feed.atom?term=spring").content.decode()


def test_the_calendar_has_days_and_moments(client, offers):
    response = client.get(f"{offers.url}deadlines.ics")

    text = response.content.decode().replace("\r\n ", "")
    assert response["Content-Type"].startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20270315" in text
    assert "20270310T1200" in text
    assert "Biology in Kyoto" in text


def test_the_calendar_of_events_has_times_and_whole_days(client, indexed):
    indexed(EventPage, title="Fair")
    indexed(EventPage, title="Week", all_day=True)
    OutboxItem.objects.all().delete()
    index = EventIndexPage.objects.get(locale__language_code="en")

    text = client.get(f"{index.url}calendar.ics").content.decode().replace("\r\n ", "")

    assert "SUMMARY;LANGUAGE=en:Fair" in text
    assert "20270311T140000" in text
    assert "DTSTART;VALUE=DATE:20270311" in text
    assert client.get(index.url).status_code == 200
