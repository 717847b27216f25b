import pytest

from core.models.outbox import OutboxItem
from home.models import NewsPage
from opportunities.models import ExchangePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(indexed):
    indexed(ExchangePage, title="Biology in Kyoto")
    indexed(NewsPage, title="Kyoto signs")
    OutboxItem.objects.all().delete()


def test_the_search_page_finds_over_everything(client):
    response = client.get("/en/search/?q=kyoto")

    html = response.content.decode()
    assert response.status_code == 200
    assert "Biology in Kyoto" in html
    assert "Kyoto signs" in html
    assert "<title>Search: kyoto" in html
    assert 'content="noindex, follow"' in html


def test_the_empty_search_page_can_be_found(client):
    html = client.get("/fr/search/").content.decode()

    assert "noindex" not in html
    assert 'name="description"' in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fr/search/">' in html
    assert html.count('rel="alternate"\n') == 7


def test_the_search_page_without_words_and_with_filters(client):
    html = client.get("/en/search/?type=news").content.decode()

    assert "Kyoto signs" in html
    assert "Biology in Kyoto" not in html


def test_the_search_page_leads_to_the_clean_address(client):
    for meaningless in ("x=1", "phase=arrival"):
        response = client.get(f"/en/search/?q=kyoto&{meaningless}")

        assert (response.status_code, response["Location"]) == (302, "/en/search/?q=kyoto")


@pytest.mark.parametrize(
    "text", ['"', "%00", "a" * 10_000, "%F0%9F%8E%93", "((((", "<script>alert(1)</script>", "%ED%A0%80"]
)
def test_the_search_page_answers_whatever_is_typed(client, text):
    response = client.get(f"/ar/search/?q={text}")

    assert response.status_code == 200
    assert b"<script>alert" not in response.content
