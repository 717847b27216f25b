"""Addresses that are almost right lead to the right ones."""

import pytest

from core.outbox import run_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indexed(db):
    run_due()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("/en/Partners/", "/en/partners/"),
        ("/EN/partners/?country=ES", "/en/partners/?country=ES"),
        ("/en/partners", "/en/partners/"),
        ("/en/partners/map", "/en/partners/map/"),
        ("/en/search", "/en/search/"),
    ],
)
def test_almost_right_addresses_lead_on_for_good(client, written, right):
    answer = client.get(written)

    assert (answer.status_code, answer["Location"].removeprefix("http://testserver")) == (301, right)


@pytest.mark.parametrize(
    "address", ["/en/nothing/", "/XY/partners/", "/media/Images/x.png", "/en/partners/event.ics"]
)
def test_wrong_addresses_stay_wrong(client, address):
    assert client.get(address).status_code == 404


def test_a_form_sent_to_capitals_is_not_redirected(client):
    assert client.post("/en/Partners/").status_code in {403, 404}


def test_not_found_offers_a_search_for_its_words(client):
    html = client.get("/en/partners/kyoto-university-2/").content.decode()

    assert 'value="partners kyoto university 2"' in html
    assert html.count("<title>") == 1
