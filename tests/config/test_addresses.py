import json
from datetime import UTC, datetime

import pytest
from wagtail.models import Locale

from core import clock
from home.models import StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("zh-CN", "zh-hans"),
        ("ar-EG,ar;q=0.9", "ar"),
        ("ja", "en"),
        ("", "en"),
        ("*;q=x", "en"),
    ],
)
def test_entrance_leads_to_the_best_language(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})

    assert response.status_code == 302
    assert response["Location"] == f"/{language}/"
    assert "Accept-Language" in response["Vary"]


def test_robots_names_the_sitemap_and_closes_the_cms(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /cms/" in text
    assert "Disallow: /*?*&" in text
    assert "/sitemap.xml" in text


def test_security_txt_expires_within_a_year(client):
    with clock.frozen(datetime(2027, 3, 1, tzinfo=UTC)):
        text = client.get("/.well-known/security.txt").content.decode()

    assert "Expires: 2027-08-28T00:00:00Z" in text
    assert text.startswith("Contact: ")


def test_manifest_is_json_with_icons(client):
    response = client.get("/manifest.webmanifest")

    assert response["Content-Type"] == "application/manifest+json"
    assert json.loads(response.content)["icons"][0]["src"].endswith("icon.svg")


def test_sitemap_has_real_pages_of_all_trees_with_their_alternates(client):
    source = make_page(StandardPage, slug="about-us")
    make_page(StandardPage, slug="draft", live=False)
    french = source.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.save_revision().publish()

    text = client.get("/sitemap.xml").content.decode()

    assert "/en/about-us/</loc>" in text
    assert "/fr/about-us/</loc>" in text
    assert 'hreflang="fr"' in text
    assert 'hreflang="x-default"' in text
    assert "/de/about-us/" not in text
    assert "draft" not in text


def test_sitemap_costs_the_same_for_one_and_three_pages(client, django_assert_num_queries):
    client.get("/sitemap.xml")
    for count in (1, 3):
        for _ in range(count):
            make_page(StandardPage)
        with django_assert_num_queries(2):
            client.get("/sitemap.xml")


@pytest.mark.parametrize("path", ["/cms/login/", "/cms/password_reset/"])
def test_wagtails_own_ways_in_lead_to_the_one_with_a_second_factor(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/")


def test_only_what_was_made_from_images_is_served(client):
    assert client.get("/media/original_images/secret.jpg").status_code == 404
    assert client.get("/media/documents/secret.pdf").status_code == 404
    assert client.get("/media/images/../documents/secret.pdf").status_code == 404
