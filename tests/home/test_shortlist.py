"""A shortlist in an address: drawn for anybody, in the order given, at one cost, without a cookie."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.outbox import run_due
from home.shortlist import MOST_COMPARED, MOST_LISTED, comparison, read_keys
from opportunities.models import ExchangePage
from partners_directory.models import PartnerPage
from tests.factories import make_page


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    return BeautifulSoup(answer.content, "html.parser")


def test_keys_are_read_once_each_in_their_order():
    assert read_keys(["b,a", "a", " c ,,"], 10) == ("b", "a", "c")
    assert read_keys(["a,b,c"], 2) == ("a", "b")
    assert read_keys(["x" * 5000], 2) == ("x" * 36,)


@pytest.mark.django_db
def test_cards_stand_in_the_order_of_the_address(client):
    partner, exchange = make_page(PartnerPage), make_page(ExchangePage, rows_each=1)
    run_due()

    html = page(client, f"/en/shortlist/?ids={exchange.translation_key},{partner.translation_key}")

    assert [link["href"] for link in html.select(".row__title a")] == [exchange.url, partner.url]
    assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex, follow"
    assert html.select_one("main form")["action"] == "../compare/"
    assert len(html.select("input[name=ids][checked]")) == 2
    assert not html.select(".banner[role=note]")


@pytest.mark.django_db
def test_the_same_keys_show_the_reader_s_own_tree(client):
    exchange = make_page(ExchangePage)
    alias = exchange.create_alias(
        parent=type(exchange.get_parent().specific).objects.get(locale__language_code="fr"),
        update_locale=type(exchange.get_parent().specific).objects.get(locale__language_code="fr").locale,
        reset_translation_key=False,
    )
    run_due()

    html = page(client, f"/fr/shortlist/?ids={exchange.translation_key}")

    assert [link["href"] for link in html.select(".row__title a")] == [alias.url]


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["shortlist", "compare"])
def test_unknown_and_hidden_pages_are_counted_and_not_shown(client, view):
    shown, hidden = make_page(PartnerPage, title="Shown"), make_page(PartnerPage, title="Hidden one")
    run_due()
    hidden.unpublish()

    html = page(
        client, f"/en/{view}/?ids={shown.translation_key}&ids={hidden.translation_key},{uuid4()},nonsense"
    )

    assert html.select_one(".banner[role=note]").get_text(strip=True).startswith("3 pages")
    assert "Hidden one" not in html.get_text()
    assert "Shown" in html.get_text()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/en/shortlist/", "/en/compare/", "/en/shortlist/?ids=", "/en/compare/?ids=x"]
)
def test_an_empty_list_leads_on(client, address):
    html = page(client, address)

    assert html.select_one('.empty a[href="/en/opportunities/"]')


@pytest.mark.django_db
def test_comparison_has_a_row_a_fact_and_a_column_a_page(client):
    pages = [make_page(ExchangePage, rows_each=1), make_page(PartnerPage)]
    run_due()

    html = page(client, "/en/compare/?ids=" + ",".join(str(one.translation_key) for one in pages))

    assert [link["href"] for link in html.select("thead th a")] == [one.url for one in pages]
    rows = {row.th.get_text(strip=True): row.find_all("td") for row in html.select("tbody tr")}
    assert all(len(cells) == 2 for cells in rows.values())
    assert {"Status", "Next deadline", "Country", "Level"} <= set(rows)
    assert rows["Next deadline"][1].get_text(strip=True) == "–"


def test_nothing_compares_to_nothing():
    assert comparison(()) == []


@pytest.mark.django_db
def test_there_is_a_most_of_everything(client):
    keys = ",".join(str(uuid4()) for _one in range(60))

    assert (
        page(client, f"/en/shortlist/?ids={keys}")
        .select_one(".banner")
        .get_text(strip=True)
        .startswith(str(MOST_LISTED))
    )
    assert (
        page(client, f"/en/compare/?ids={keys}")
        .select_one(".banner")
        .get_text(strip=True)
        .startswith(str(MOST_COMPARED))
    )


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["shortlist", "compare"])
def test_cost_does_not_grow_with_pages(client, view):
    pages = [make_page(ExchangePage, rows_each=1) for _one in range(3)]
    run_due()
    costs = []
    for some in (pages[:1], pages):
        address = f"/en/{view}/?ids=" + ",".join(str(one.translation_key) for one in some)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address, headers={"authorization": "none"})
        costs.append(len(captured))

    assert costs[0] == costs[1]
    assert costs[0] <= 12
