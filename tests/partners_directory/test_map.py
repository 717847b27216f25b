"""The directory on a map: the list's filters, every partner once, and a list where no script runs."""

import gzip
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.outbox import run_due
from partners_directory.exports.geojson import MapPoint, dump
from partners_directory.mapping import points
from partners_directory.models import PartnerIndexPage, PartnerPage
from tests.factories import InstitutionFactory, make_page

VENDOR = Path(__file__).resolve().parents[2] / "site" / "static" / "vendor"


def partner(title, **institution):
    return make_page(PartnerPage, title=title, institution=InstitutionFactory(**institution))


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_geojson_has_longitude_first_and_few_digits():
    point = MapPoint(
        number=7,
        title="Universidade de Évora",
        language="pt",
        institution="University of Évora",
        city="Évora",
        country=("PT", "Portugal"),
        place="Évora, Portugal",
        url="https://x.example/api/v1/partners/7/",
        html_url="https://x.example/en/partners/x/",
        latitude=38.571234,
        longitude=-7.913456,
    )

    found = json.loads(dump([point]))

    assert found["type"] == "FeatureCollection"
    assert found["features"] == [
        {
            "type": "Feature",
            "id": 7,
            "geometry": {"type": "Point", "coordinates": [-7.9135, 38.5712]},
            "properties": {
                "title": "Universidade de Évora",
                "language": "pt",
                "institution": "University of Évora",
                "city": "Évora",
                "country": {"code": "PT", "name": "Portugal"},
                "place": "Évora, Portugal",
                "url": "https://x.example/api/v1/partners/7/",
                "html_url": "https://x.example/en/partners/x/",
            },
        }
    ]


@pytest.mark.django_db
def test_map_lists_all_by_country_and_names_its_data(client, section):
    index = section(PartnerIndexPage)
    partner("Kyoto University", country_id="JP", city="Kyoto")
    partner("University of Granada")
    partner("University of Salamanca")
    run_due()

    html = page(client, f"{index.url}map/")

    names = [head.get_text().strip("\u2068\u2069") for head in html.select(".by-country h3")]
    assert names == ["Japan", "Spain"]
    assert [link.get_text() for link in html.select(".by-country a")] == [
        "Kyoto University",
        "University of Granada",
        "University of Salamanca",
    ]
    assert html.select_one("[data-map]")["data-map"] == "/en/partners/partners.geojson"
    assert html.find("link", rel="canonical")["href"].endswith("/en/partners/")
    assert html.select(".breadcrumbs a")[-1]["href"] == "/en/partners/map/"
    assert "style=" not in str(html)


@pytest.mark.django_db
def test_list_and_map_keep_the_filters_of_each_other(client, section):
    index = section(PartnerIndexPage)
    partner("Kyoto University", country_id="JP")
    partner("University of Granada")
    run_due()

    on_list = page(client, f"{index.url}?country=JP")
    on_map = page(client, f"{index.url}map/?country=JP")
    found = json.loads(client.get(f"{index.url}partners.geojson?country=JP").content)

    assert on_list.select_one('.toggles a[href="/en/partners/map/?country=JP"]')
    assert on_map.select_one('.toggles a[href="/en/partners/?country=JP"]')
    assert [link.get_text() for link in on_map.select(".by-country a")] == ["Kyoto University"]
    assert on_map.select_one("[data-map]")["data-map"] == "/en/partners/partners.geojson?country=JP"
    assert [point["properties"]["title"] for point in found["features"]] == ["Kyoto University"]


@pytest.mark.django_db
def test_the_map_and_the_api_give_the_same_points(client, section):
    index = section(PartnerIndexPage)
    partner(
        "Kyoto University",
        country_id="JP",
        city="Kyoto",
        names={"en": "Kyoto University", "fr": "Université de Kyoto"},
    )
    partner("University of Granada")
    run_due()

    on_site = json.loads(client.get(f"{index.url}partners.geojson").content)

    assert on_site == client.get("/api/v1/partners.geojson").json()
    assert [point["properties"]["title"] for point in on_site["features"]] == [
        "Kyoto University",
        "University of Granada",
    ]
    (french,) = points([on_site["features"][0]["id"]], "fr")
    assert (french.language, french.institution, french.place) == (
        "en",
        "Université de Kyoto",
        "Kyoto, Japon",
    )


@pytest.mark.django_db
def test_points_leave_out_what_has_no_coordinates_and_what_is_not_public(client, section):
    index = section(PartnerIndexPage)
    partner("Nowhere University", latitude=None, longitude=None)
    hidden = partner("Hidden University")
    shown = partner("University of Granada")
    run_due()
    hidden.unpublish()

    answer = client.get(f"{index.url}partners.geojson")

    titles = [point["properties"]["title"] for point in json.loads(answer.content)["features"]]
    assert answer["Content-Type"] == "application/geo+json"
    assert titles == [shown.title]


@pytest.mark.django_db
def test_nothing_found_leads_on(client, section):
    index = section(PartnerIndexPage)

    for address in (f"{index.url}?country=XX", f"{index.url}map/?country=XX"):
        html = page(client, address)
        assert html.select_one(".empty a.button")["href"].startswith("/en/partners/")
        assert not html.select("[data-map]")


@pytest.mark.django_db
def test_unknown_parameters_lead_to_the_clean_map(client, section):
    assert client.get(f"{section(PartnerIndexPage).url}map/?page=9")["Location"] == "/en/partners/map/"


@pytest.mark.django_db
@pytest.mark.parametrize("route", ["map/", "partners.geojson"])
def test_cost_does_not_grow_with_partners(client, section, route):
    index = section(PartnerIndexPage)
    costs = []
    for number in (1, 2):
        for _one in range(number):
            make_page(PartnerPage)
        run_due()
        client.get(f"{index.url}{route}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{index.url}{route}", headers={"authorization": "none"})
        costs.append(len(captured))

    assert costs[0] == costs[1]
    assert costs[0] <= 12


def test_vendored_files_stay_small_and_ask_for_nothing_that_is_not_here():
    files = [path for path in VENDOR.rglob("*") if path.suffix in {".js", ".css", ".json"}]

    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 91_000
    assert all(b"sourceMappingURL" not in path.read_bytes() for path in files)
    assert all(list(path.parent.glob("LICENSE")) for path in files)
