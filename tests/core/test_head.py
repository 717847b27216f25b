"""What the head of a page says, and the structured data in it, read as a crawler reads them."""

import json
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from wagtail.models import get_page_models

from core.clock import frozen
from core.models import BasePage, SiteSettings
from core.outbox import run_due
from events.models import ConferencePage, EventPage
from guides.models import GuidePage
from home.models import HomePage, NewsPage, StandardPage
from opportunities.models import (
    ExchangePage,
    OpportunityIndexPage,
    ScholarshipPage,
    StaffMobilityCallPage,
    StudyAbroadPage,
)
from partners_directory.models import PartnerIndexPage, PartnerPage, ResearchProjectPage
from tests.factories import make_page

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
BASE = settings.BASE_URL
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named_site(db):
    site = SiteSettings.load()
    site.names = {"en": "International Office", "fr": "Service international"}
    site.university = {"en": "Alcântara University"}
    site.country_id = "PT"
    site.save()


def soup(client, address):
    with frozen(NOON):
        answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def things(page):
    return [json.loads(block.string) for block in page.find_all("script", type="application/ld+json")]


def named(page, **attributes):
    found = page.find("meta", attrs=attributes)
    return found["content"] if found else None


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_structured_data_is_json_of_schema_org_with_absolute_addresses(client, model):
    page = make_page(model, rows_each=1, title="</script><b>One & two</b>")
    html = soup(client, page.url)

    found = things(html)

    for thing in found:
        assert thing["@context"] == "https://schema.org"
        assert thing["@type"]
        assert thing.get("url", BASE).startswith("http")
    ways = [thing for thing in found if thing["@type"] == "BreadcrumbList"]
    if page.depth == 2:
        assert ways == []
    else:
        steps = ways[0]["itemListElement"]
        assert steps[0]["item"] == f"{BASE}/en/"
        assert steps[-1]["item"] == f"{BASE}{page.url}"
        assert steps[-1]["name"] == page.title
    assert not html.find("b", string="One & two")


@pytest.mark.parametrize(
    ("model", "kinds"),
    [
        (HomePage, ["EducationalOrganization", "WebSite"]),
        (StandardPage, []),
        (OpportunityIndexPage, []),
        (NewsPage, ["NewsArticle"]),
        (GuidePage, ["Article"]),
        (EventPage, ["EducationEvent"]),
        (ConferencePage, ["EducationEvent"]),
        (ExchangePage, ["EducationalOccupationalProgram"]),
        (StudyAbroadPage, ["EducationalOccupationalProgram"]),
        (StaffMobilityCallPage, []),
        (ScholarshipPage, ["MonetaryGrant"]),
        (PartnerPage, ["CollegeOrUniversity"]),
        (ResearchProjectPage, ["ResearchProject"]),
    ],
)
def test_each_type_says_what_it_is(client, model, kinds):
    html = soup(client, make_page(model, rows_each=1).url)

    assert [thing["@type"] for thing in things(html) if thing["@type"] != "BreadcrumbList"] == kinds


def test_an_event_says_place_and_registration(client):
    page = make_page(EventPage, registration_url="https://example.org/register")

    (thing,) = [thing for thing in things(soup(client, page.url)) if thing["@type"] == "EducationEvent"]

    assert thing["startDate"] == "2027-03-11T14:00:00+00:00"
    assert thing["location"][0]["address"]["addressCountry"] == "PT"
    assert thing["offers"][0]["url"] == "https://example.org/register"


def test_an_online_event_elsewhere_and_one_without_a_date(client):
    online = make_page(
        EventPage, mode="online", place=None, online_url="https://example.org/room", all_day=True
    )
    abroad = make_page(EventPage, place=None, venue="Main hall", city="Kyoto", country_id="JP")
    undated = make_page(EventPage, starts_at=None, ends_at=None)
    over = make_page(
        EventPage,
        starts_at=datetime(2026, 1, 1, 9, tzinfo=UTC),
        ends_at=None,
        registration_url="https://example.org/",
    )

    first, second, third = (things(soup(client, page.url))[-1] for page in (online, abroad, over))

    assert (first["startDate"], first["location"][0]["url"]) == ("2027-03-11", "https://example.org/room")
    assert (second["location"][0]["name"], second["location"][0]["address"]["addressCountry"]) == (
        "Main hall",
        "JP",
    )
    assert "offers" not in third
    assert [thing["@type"] for thing in things(soup(client, undated.url))] == ["BreadcrumbList"]


def test_a_conference_offers_its_fees(client):
    page = make_page(ConferencePage, rows_each=2)

    assert [offer["price"] for offer in things(soup(client, page.url))[-1]["offers"]] == ["100.00", "101.00"]


def test_a_programme_says_by_when_and_for_how_much(client):
    page = make_page(StudyAbroadPage, rows_each=1)

    thing = things(soup(client, page.url))[-1]

    assert thing["applicationDeadline"].startswith("2027-03-31")
    assert (thing["startDate"], thing["numberOfCredits"], thing["offers"]["price"]) == (
        "2027-07-01",
        6,
        "100.00",
    )
    assert thing["provider"]["name"].startswith("University of Testing")


def test_title_names_page_and_site(client, home):
    page = make_page(StandardPage, title="Insurance")

    assert soup(client, page.url).title.string == "Insurance – International Office"
    assert soup(client, home.url).title.string == "Alcântara University – International Office"


def test_share_card_has_absolute_addresses(client):
    page = make_page(NewsPage, title="New grant")
    html = soup(client, page.url)

    assert named(html, property="og:title") == "New grant"
    assert named(html, property="og:type") == "article"
    assert named(html, property="og:site_name") == "International Office"
    assert named(html, property="og:url") == f"{BASE}{page.url}"
    assert named(html, property="og:image").startswith(BASE)
    assert html.find("link", rel="canonical")["href"] == f"{BASE}{page.url}"


def test_an_alias_is_shown_with_a_notice_and_out_of_the_index(client):
    page = make_page(StandardPage, title="Insurance")
    parent = HomePage.objects.get(locale__language_code="fr")
    alias = page.create_alias(parent=parent, update_locale=parent.locale, reset_translation_key=False)
    html = soup(client, alias.url)

    assert html.html["lang"] == "fr"
    assert html.main["lang"] == "en"
    assert named(html, name="robots") == "noindex, follow"
    assert html.find("link", rel="canonical")["href"] == f"{BASE}{page.url}"
    assert html.find("aside", class_="banner").find("a")["href"] == page.url
    assert not html.find("link", hreflang="fr")


def test_filtered_lists_are_not_indexed_and_pages_of_a_list_are_their_own(client, section):
    index = section(PartnerIndexPage)
    for _number in range(25):
        make_page(PartnerPage)
    run_due()

    plain, filtered, second = (
        soup(client, f"{index.url}{query}") for query in ("", "?country=ES", "?page=2")
    )

    assert named(plain, name="robots") is None
    assert named(filtered, name="robots") == "noindex, follow"
    assert filtered.find("link", rel="canonical")["href"] == f"{BASE}{index.url}"
    assert named(second, name="robots") is None
    assert second.find("link", rel="canonical")["href"] == f"{BASE}{index.url}?page=2"
    assert "Spain" in filtered.title.string


@pytest.fixture
def translated(section):
    """The list of partners, translated into every language."""
    index = section(PartnerIndexPage)
    PartnerIndexPage.objects.update(alias_of=None)
    return index


def test_alternates_name_every_language_and_a_default(client, translated):
    html = soup(client, translated.url)

    links = {link["hreflang"]: link["href"] for link in html.find_all("link", hreflang=True)}

    assert {"en", "fr", "zh-Hans", "x-default"} <= set(links)
    assert links["x-default"] == links["en"] == f"{BASE}/en/partners/"


def test_the_language_switch_keeps_the_filters(client, translated):
    html = soup(client, f"{translated.url}?country=ES&level=bachelor")

    links = {link["hreflang"]: link["href"] for link in html.header.find_all("a", hreflang=True)}

    assert links["fr"] == "/fr/partners/?country=ES&level=bachelor"


def test_breadcrumbs_end_with_the_page_itself(client):
    page = make_page(PartnerPage, title="Kyoto University")

    last = soup(client, page.url).find("nav", class_="breadcrumbs").find_all("a")[-1]

    assert (last["aria-current"], last.string) == ("page", "Kyoto University")
