"""Structured data cannot leave its block, and says what schema.org means."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from core import jsonld
from core.jsonld import Address, ArticleFacts, Crumb, EventFacts, Organisation, ProgrammeFacts

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)


def read(thing):
    return json.loads(jsonld.dump(thing))


@given(st.text())
def test_no_text_ends_the_block(text):
    written = jsonld.dump({"@type": "Thing", "name": f"</script>{text}"})

    assert "<" not in written
    assert json.loads(written)["name"] == f"</script>{text}"


def test_a_block_is_data():
    assert str(jsonld.script({"@type": "Thing"})) == (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Thing"}</script>'
    )


def test_what_is_empty_is_left_out_and_nought_is_not():
    thing = {
        "a": "",
        "b": None,
        "c": [],
        "d": {},
        "e": 0,
        "f": [{"g": ""}],
        "h": gettext_lazy("Home"),
        "i": False,
    }

    assert read(thing) == {"@context": "https://schema.org", "e": 0, "f": [{}], "h": "Home", "i": False}


def test_breadcrumb_counts_from_one():
    steps = read(jsonld.breadcrumb([Crumb("Home", "https://x/en/"), Crumb("News", "https://x/en/news/")]))

    assert [(step["position"], step["item"]) for step in steps["itemListElement"]] == [
        (1, "https://x/en/"),
        (2, "https://x/en/news/"),
    ]


def test_a_university_and_its_office():
    address = Address(city="Lisbon", country="PT", latitude=38.7, longitude=-9.2)
    university = read(jsonld.organisation(Organisation("U", "https://u", address, ("https://ror.org/1",))))
    office = read(jsonld.organisation(Organisation("Office", part_of="U", address=Address(city="Lisbon"))))

    assert (university["@type"], university["location"]["geo"]["latitude"]) == ("CollegeOrUniversity", 38.7)
    assert (university["sameAs"], university["address"]["addressCountry"]) == (["https://ror.org/1"], "PT")
    assert (office["@type"], office["parentOrganization"]["name"]) == ("EducationalOrganization", "U")
    assert "location" not in office


@pytest.mark.parametrize(
    ("mode", "places"),
    [("on_site", ["Place"]), ("online", ["VirtualLocation"]), ("blended", ["Place", "VirtualLocation"])],
)
def test_an_event_says_where_it_is(mode, places):
    thing = read(jsonld.event(EventFacts("Fair", "https://x", NOON, "U", mode=mode, venue="Hall")))

    assert [place["@type"] for place in thing["location"]] == places
    assert thing["startDate"] == "2027-01-15T12:00:00+00:00"


def test_an_event_somewhere_in_a_city_is_named_by_it():
    thing = read(jsonld.event(EventFacts("Fair", "https://x", NOON, "U", address=Address(city="Porto"))))

    assert thing["location"][0]["name"] == "Porto"


def test_a_programme_and_its_fee():
    facts = ProgrammeFacts(
        "Summer", "https://x", "U", deadline=date(2027, 3, 1), price=Decimal("1200.00"), currency="EUR"
    )

    thing = read(jsonld.programme(facts))

    assert (thing["applicationDeadline"], thing["offers"]["price"]) == ("2027-03-01", "1200.00")
    assert "offers" not in read(jsonld.programme(ProgrammeFacts("S", "https://x", "U")))


def test_news_and_guides_are_articles():
    news = read(jsonld.article(ArticleFacts("H", "https://x", "Office", NOON)))
    guide = read(jsonld.article(ArticleFacts("H", "https://x", "Office", is_news=False)))

    assert (news["@type"], news["publisher"]["name"], guide["@type"]) == ("NewsArticle", "Office", "Article")
