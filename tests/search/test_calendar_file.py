"""A page's dates as a file that any calendar reads."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from events.models import ConferencePage, EventPage
from opportunities.models import ExchangePage
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def entries(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_an_event_with_its_place(client):
    page = make_page(EventPage, title="Fair", time_zone="Europe/Lisbon")

    (event,) = entries(client, f"{page.url}event.ics")

    assert str(event["SUMMARY"]) == "Fair"
    assert event["DTSTART"].dt == datetime(2027, 3, 11, 14, tzinfo=UTC)
    assert str(event["LOCATION"]).startswith("Place")
    assert event["GEO"].latitude == 38.7


def test_an_event_elsewhere_lasts_whole_days(client):
    page = make_page(
        EventPage, place=None, venue="Main hall", city="Kyoto", all_day=True, latitude=35.0, longitude=135.8
    )

    (event,) = entries(client, f"{page.url}event.ics")

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 3, 11), date(2027, 3, 12))
    assert str(event["LOCATION"]) == "Main hall, Kyoto"


def test_a_conference_brings_its_deadlines_which_are_nowhere(client):
    page = make_page(ConferencePage, rows_each=1)

    first, second = entries(client, f"{page.url}event.ics")

    assert {"LOCATION" in first, "LOCATION" in second} == {True, False}


def test_deadlines_of_an_opportunity(client):
    page = make_page(ExchangePage, title="A year in Granada", rows_each=2)

    found = entries(client, f"{page.url}deadlines.ics")

    assert [event["DTSTART"].dt for event in found] == [date(2027, 3, 31), date(2027, 4, 1)]
    assert len({str(event["UID"]) for event in found}) == 2
    assert found[0]["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("model", [EventPage, ExchangePage])
def test_the_page_names_its_file_where_it_has_dates(client, model):
    with_dates = make_page(model, rows_each=1)
    fields = {"starts_at": None, "ends_at": None} if model is EventPage else {}
    without = make_page(model, **fields)

    assert client.get(with_dates.url).context["calendar_url"] == f"{with_dates.url}{model.calendar_file}"
    assert client.get(without.url).context["calendar_url"] == ""


def test_what_is_not_public_has_no_file(client):
    page = make_page(EventPage)
    page.unpublish()

    assert client.get(f"{page.url}event.ics").status_code == 404
    assert client.get(f"{make_page(EventPage).url}deadlines.ics").status_code == 404
