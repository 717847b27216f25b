import gc

import pytest
from wagtail.contrib.redirects.models import Redirect

from core.meta import absolute
from core.models import ContactHours
from core.outbox import run_due
from home.models import StandardPage
from partners_directory.models import PartnerPage
from taxonomy.labels import CHOICES
from tests.factories import ContactFactory, ImageFactory, InstitutionFactory, PlaceFactory, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def _pictures():
    """Wagtail leaves the temporary files of new renditions to the collector; it comes while nobody minds."""
    yield
    gc.collect()


@pytest.mark.usefixtures("_pictures")
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_contacts_have_hours_topics_and_units(ask):
    contact = ContactFactory(topics=["visa"], photo=ImageFactory(credit="Photo: Ana"))
    ContactFactory()
    ContactHours.objects.create(contact=contact, weekday=1, opens="09:00", closes="12:30")

    body = ask("contacts/", topic="visa")[1]

    assert body["count"] == 1
    found = body["results"][0]
    assert found["hours"] == [{"weekday": 1, "opens": "09:00", "closes": "12:30"}]
    assert found["photo"]["credit"] == "Photo: Ana"
    assert found["photo"]["url"].startswith("http")
    assert found == ask(f"contacts/{contact.pk}/")[1]
    assert ask("contacts/", unit=contact.unit.key)[1]["count"] == 1


def test_places_are_named_in_the_language(ask):
    place = PlaceFactory()

    assert ask("places/", locale="fr")[1]["results"][0]["name"] == f"Lieu {place.slug}"
    assert ask("places/", kind="bank")[1]["count"] == 0
    assert ask(f"places/{place.pk}/")[1]["kind"] == {"code": "office", "name": "Office"}


@pytest.mark.usefixtures("_pictures")
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_a_picture_without_its_file_has_no_address(ask):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)

    assert ask(f"images/{image.pk}/")[1]["url"] is None
    assert ask("images/")[1]["count"] == 1


def test_institutions_are_found_by_name_country_and_partnership(ask):
    partner = make_page(PartnerPage).institution
    other = InstitutionFactory(ror_id="0002cnv45", country_id="FR", names={"fr": "Université d'essai"})
    InstitutionFactory()

    assert ask("institutions/")[1]["count"] == 2
    assert [row["id"] for row in ask("institutions/", partner="true")[1]["results"]] == [partner.pk]
    assert [row["id"] for row in ask("institutions/", country="FR")[1]["results"]] == [other.pk]
    assert (
        ask("institutions/", q="universite essai", locale="fr")[1]["results"][0]["name"]
        == "Université d'essai"
    )
    detail = ask(f"institutions/{other.pk}/")[1]
    assert (detail["active"], detail["names"]) == (True, {"fr": "Université d'essai"})


def test_partners_are_points(client):
    make_page(PartnerPage)
    run_due()

    response = client.get("/api/v1/partners.geojson?country=ES")

    assert response["Content-Type"] == "application/geo+json"
    feature = response.json()["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-3.6, 37.18]}
    assert feature["properties"]["country"] == {"code": "ES", "name": "Spain"}
    assert client.get("/api/v1/partners.geojson?country=FR").json()["features"] == []


def test_redirects_lead_to_absolute_addresses(ask):
    page = make_page(StandardPage)
    Redirect.add_redirect("/en/old", page)
    Redirect.add_redirect("/en/elsewhere", "https://example.org/")

    body = ask("redirects/", path="/en/old/")[1]

    assert [row["target"] for row in body["results"]] == [absolute(page.url)]
    assert ask("redirects/")[1]["count"] == 2


def test_menus_are_those_of_the_language(ask):
    body = ask("menus/", locale="fr")[1]

    assert set(body) == {"sections", "footer"}
    assert all("/fr/" in link["url"] for link in body["sections"])


def test_every_vocabulary_has_its_names(ask):
    names = [entry["name"] for entry in ask("taxonomy/")[1]["results"]]

    assert set(CHOICES) <= set(names)
    for name in names:
        status, body = ask(f"taxonomy/{name}/", locale="ar")
        assert (status, body["count"]) == (200, len(body["results"]))
        assert all(entry["code"] and entry["name"] for entry in body["results"])
    assert {"code": "PT", "name": "Portugal", "alpha3": "PRT"}.items() <= {
        entry["code"]: entry for entry in ask("taxonomy/countries/")[1]["results"]
    }["PT"].items()
