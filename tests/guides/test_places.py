"""All places of the guides on one page, by kind."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from guides.models import GuideIndexPage
from guides.querysets import places_by_kind
from taxonomy.enums import PlaceKind
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def test_places_stand_by_kind_and_name_in_the_reader_s_language():
    PlaceFactory(names={"en": "Zebra office", "fr": "Bureau A"})
    PlaceFactory(names={"en": "Alpha office", "fr": "Bureau Z"})
    PlaceFactory(names={"en": "Library"}, kind=PlaceKind.LIBRARY)

    with override("fr"):
        groups = {group.kind: [place.name for place in group.places] for group in places_by_kind()}

    assert groups == {"office": ["Bureau A", "Bureau Z"], "library": ["Library"]}


def test_page_has_its_own_head_and_way(client, section):
    index = section(GuideIndexPage)
    PlaceFactory(names={"en": "Front desk"})

    html = BeautifulSoup(client.get(f"{index.url}places/").content, "html.parser")

    assert html.h1.get_text(strip=True) == "Places"
    assert html.title.string.startswith("Places")
    assert html.find("link", rel="canonical")["href"].endswith("/en/guides/places/")
    assert [link.get_text() for link in html.select(".breadcrumbs a")][-1] == "Places"
    assert html.select_one("article.record h3").get_text() == "Front desk"
    assert html.select_one("h2[id=places-office]")


def test_without_places_it_says_so(client, section):
    html = client.get(f"{section(GuideIndexPage).url}places/").content.decode()

    assert "No places have been added yet" in html


def test_the_list_of_guides_leads_there(client, section):
    index = section(GuideIndexPage)

    assert f'href="{index.url}places/"' in client.get(index.url).content.decode()


def test_cost_does_not_grow_with_places(client, section):
    address = f"{section(GuideIndexPage).url}places/"
    costs = []
    for number in (1, 2):
        for _one in range(number):
            PlaceFactory()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address, headers={"authorization": "none"})
        costs.append(len(captured))

    assert costs[0] == costs[1]
    assert costs[0] <= 12
