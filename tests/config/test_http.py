"""Methods, parts, conditions and repeated parameters, by the chain of middleware as it is (hardening.md 57)."""

import pytest
from django.test import Client

from core.outbox import run_due
from home.models import NewsPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/", "/en/", "/ar/news/", "/en/news/feed.atom", "/en/search/", "/en/compare/", "/nowhere/", "/livez", "/robots.txt", "/sitemap.xml",
    "/covers/guide/money.svg", "/media/images/a.jpg", "/documents/1/a.pdf", "/static/css/base.css", "/api/v1/news/", "/api/docs/",
    "/accounts/login/",
)  # fmt: skip


@pytest.fixture
def news(db):
    pages = [
        make_page(NewsPage, title=f"News {number}", topics=[topic])
        for number, topic in enumerate(["visa", "money"])
    ]
    run_due()
    Client().get("/en/")
    return pages


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PUT", "DELETE", "PATCH", "PROPFIND", "CONNECT", "X"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_methods_that_mean_nothing_here_are_refused(client, address, method):
    response = client.generic(method, address, b"<x/>", content_type="text/xml")

    assert response.status_code == 405
    assert "GET" in response["Allow"]
    assert b"<x/>" not in response.content


@pytest.mark.parametrize(
    "address",
    ["/en/", "/en/news/", "/en/news/feed.atom", "/api/v1/news/", "/covers/guide/money.svg", "/robots.txt"],
)
def test_head_is_get_without_its_body(client, news, address):
    got, head = client.get(address), client.head(address)

    assert (head.status_code, head.content) == (got.status_code, b"")
    left_out = {"Content-Length", "ETag"}  # may be, where they are made from the body (RFC 9110, 9.3.2)
    assert {name: value for name, value in head.items() if name not in left_out} == {
        name: value for name, value in got.items() if name not in left_out
    }


@pytest.mark.parametrize(
    "asked", ["bytes=0-9", "bytes=-5", "bytes=9999999-", "bytes=5-1", "lines=1-2", "bytes=0-0,2-2,4-4"]
)
@pytest.mark.parametrize("address", ["/en/", "/en/news/feed.atom", "/api/v1/news/"])
def test_pages_are_given_whole_whatever_part_is_asked_for(client, news, address, asked):
    response = client.get(address, headers={"range": asked})

    assert response.status_code == 200
    assert response.content == client.get(address).content
    assert "Content-Range" not in response


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/api/v1/news/", "/en/news/feed.atom"])
def test_what_the_reader_has_is_not_sent_again(client, news, address):
    first = client.get(address)
    tag = first["ETag"]

    for sent, status in [
        (tag, 304),
        (f'"old", {tag}', 304),
        ("*", 304),
        ('"old"', 200),
        ("broken", 200),
        (tag.replace('"', ""), 200),
    ]:
        answer = client.get(address, headers={"if-none-match": sent})
        assert answer.status_code == status, sent
        assert bool(answer.content) == (status == 200)
        assert answer["ETag"] == tag


def titles(client, query):
    html = client.get(f"/en/news/?{query}").content.decode()
    return {title for title in ("News 0", "News 1") if title in html}


def test_repeated_parameters_are_any_of_several_or_the_last(client, news):
    assert titles(client, "topic=visa&topic=money") == {"News 0", "News 1"}
    assert titles(client, "topic=visa&topic=visa") == {"News 0"}
    assert titles(client, "q=nothing-like-it&q=News") == {"News 0", "News 1"}
    assert client.get("/en/news/?page=2&page=1").status_code == 200
    assert client.get("/api/v1/news/?topic=visa&topic=money").json()["count"] == 2
    assert client.get("/api/v1/news/?limit=1&limit=2").status_code == 400
