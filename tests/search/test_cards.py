from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from search.cards import card_of, days_text, fact_label, facts_of
from search.contract import EVENT_RULE, SearchHit
from tests.search.contracts.documents import NOW, at, document

pytestmark = pytest.mark.django_db

FACTS = [
    {"t": "facet", "name": "country", "codes": ["PT", "FR", "DE", "JP", "ES"]},
    {"t": "facet", "name": "level", "codes": ["bachelor"]},
    {"t": "money", "name": "grant", "amount": "400.00", "currency": "EUR", "period": "month"},
    {"t": "money", "name": "cost", "amount": "15", "currency": "EUR", "period": "once"},
    {
        "t": "dates",
        "starts": "2027-03-11T14:00:00+00:00",
        "ends": "2027-03-11",
        "all_day": True,
        "zone": "Asia/Tokyo",
    },
    {"t": "dates", "name": "dates", "starts": "2027-03-11"},
    {"t": "text", "name": "place", "value": "Online"},
    {"t": "names", "name": "city", "names": {"en": "Lisbon", "fr": "Lisbonne"}},
    {"t": "number", "name": "ects", "value": 6, "unit": "ects"},
    {"t": "number", "name": "places", "value": 4, "unit": ""},
]


def test_facts_have_labels_in_the_readers_language():
    with override("fr"):
        facts = facts_of(FACTS, "fr")

    country, level, grant, cost, day, date_only, place, city, credits_, places = facts
    assert country.values == ("Portugal", "France", "Allemagne", "Japon", "Espagne")
    assert country.text.endswith(" et \u20682 autres\u2069")
    assert (level.kind, len(level.values)) == ("facet", 1)
    assert (grant.amount, grant.currency, grant.period) == (Decimal("400.00"), "EUR", "month")
    assert grant.period_label
    assert (cost.period, cost.period_label) == ("once", "")
    assert (day.all_day, day.zone, day.starts.isoformat()) == (
        True,
        "Asia/Tokyo",
        "2027-03-11T14:00:00+00:00",
    )
    assert date_only.ends is None
    assert date_only.starts.utcoffset() == timedelta(0)
    assert place.text == "Online"
    assert city.text == "Lisbonne"
    assert (credits_.number, credits_.unit, places.unit) == (6, "ECTS", "")


def test_one_value_more_is_said_instead_of_counted():
    with override("en"):
        (country,) = facts_of([{"t": "facet", "name": "country", "codes": ["PT", "FR", "DE", "JP"]}], "en")

    assert "more" not in country.text
    assert country.text.endswith(" and \u2068Japan\u2069")


def test_every_fact_is_called_something():
    with override("en"):
        assert fact_label("ects") == "Credits"


@pytest.mark.parametrize(
    ("status", "days", "opens", "text"),
    [
        ("upcoming", None, at(12), "opens in 12 days"),
        ("upcoming", None, None, ""),
        ("open", 41, None, "41 days left"),
        ("open", None, None, ""),
        ("closing_soon", 5, None, "closes in 5 days"),
        ("closing_soon", 1, None, "closes in 1 day"),
        ("closing_soon", 0, None, "closes today"),
        ("closed", None, None, ""),
        ("past", 3, None, ""),
    ],
)
def test_days_are_told_in_words(status, days, opens, text):
    with override("en"):
        assert days_text(status, days, opens, NOW) == text


def test_a_card_says_its_state_and_language():
    page = document(
        1,
        locale="ar",
        language="en",
        title="Visa",
        deadlines=(at(5),),
        card={"facts": FACTS[:1], "cover": "/c.svg"},
    )
    hit = SearchHit(page, status="closing_soon", next_deadline=at(5))

    with override("ar"):
        card = card_of(hit, "ar", NOW)

    assert (card.lang, card.dir, card.is_foreign, card.days_left, card.cover) == (
        "en",
        "ltr",
        True,
        5,
        "/c.svg",
    )
    assert card.language_name
    assert card.status_label
    assert card.starts_at is None
    assert len(card.facts) == 1


def test_a_card_of_an_event_has_its_dates_and_of_a_plain_page_none():
    event = card_of(SearchHit(document(1, status_rule=EVENT_RULE, starts_at=at(1), ends_at=at(2))), "en", NOW)
    plain = card_of(SearchHit(document(2, status_rule="", card={"facts": None})), "en", NOW)

    assert (event.starts_at, event.ends_at, event.language_name) == (at(1), at(2), "")
    assert (plain.status, plain.status_label, plain.facts, plain.days_left) == ("", "", (), None)


#: Nine in the morning in Auckland, when the campus still sleeps into the day before.
AUCKLAND = {
    "t": "dates",
    "starts": "2027-03-10T20:00:00+00:00",
    "ends": "2027-03-10T22:00:00+00:00",
    "all_day": False,
    "zone": "Pacific/Auckland",
}
DAYS = {"t": "dates", "starts": "2027-03-11", "ends": "2027-03-13", "all_day": True}
PLACE = {"t": "text", "name": "place", "value": "Online"}


def card_with(*facts, rule="", **values):
    page = document(3, status_rule=rule, card={"facts": list(facts), "cover": values.pop("cover", "")})
    return card_of(SearchHit(replace(page, **values)), "en", NOW)


def test_days_are_those_of_the_zone_in_which_they_are_told():
    (hours,) = card_with(AUCKLAND).facts
    (days,) = card_with(DAYS).facts

    assert (hours.first_day, hours.last_day, hours.has_times) == (date(2027, 3, 11), date(2027, 3, 11), True)
    assert (days.first_day, days.last_day, days.has_times) == (date(2027, 3, 11), date(2027, 3, 13), False)


@pytest.mark.parametrize(
    ("values", "leads"),
    [
        ({"rule": EVENT_RULE, "starts_at": at(1), "cover": "/c.svg"}, True),
        ({}, True),
        ({"cover": "/c.svg"}, False),
    ],
)
def test_a_row_does_not_say_twice_the_days_that_it_begins_with(values, leads):
    card = card_with(DAYS, PLACE, **values)

    assert card.leads_with_dates is leads
    assert [fact.kind for fact in card.row_facts] == (["text"] if leads else ["dates", "text"])


def test_a_row_without_days_begins_with_none():
    card = card_with(PLACE)

    assert (card.dates, card.leads_with_dates) == (None, False)
