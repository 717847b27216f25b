"""How the API answers: problem documents, caches, other sites, limits."""

import pytest
from django.conf import settings as django_settings
from rest_framework.settings import api_settings
from rest_framework.throttling import AnonRateThrottle

from search.contract import SearchResults

BASE_URL = django_settings.BASE_URL
pytestmark = pytest.mark.django_db


def problem(response):
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    body = response.json()
    assert body["status"] == response.status_code
    assert {"type", "title", "detail"} <= set(body)
    return body


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("colour=red", {"colour"}),
        ("limit=0", {"limit"}),
        ("limit=101", {"limit"}),
        ("limit=ten", {"limit"}),
        ("offset=10001", {"offset"}),
        ("offset=-1", {"offset"}),
        ("limit=1&limit=2", {"limit"}),
        ("locale=xx", {"locale"}),
        ("country=QQ&level=none", {"country", "level"}),
        ("sort=price", {"sort"}),
        ("closed=maybe", {"closed"}),
        ("fields=password", {"fields"}),
        ("q=%00", {"q"}),
        ("q=" + "x" * 201, {"q"}),
        ("page=2", {"page"}),
        ("format=api", {"format"}),
        ("&".join(f"country={code}" for code in ["PT"] * 31), {"country"}),
    ],
)
def test_unknown_parameters_and_bad_values_are_refused(client, query, names):
    response = client.get(f"/api/v1/partners/?{query}")

    assert response.status_code == 400
    assert set(problem(response)["errors"]) == names


@pytest.mark.parametrize("value", ["soon", "0001-01-01", "9999-12-31", "２０２７-01-01"])
def test_dates_are_read_strictly(client, value):
    assert set(problem(client.get("/api/v1/events/", {"from": value}))["errors"]) == {"from"}
    assert client.get("/api/v1/events/", {"from": "2027-01-01", "to": "2027-12-31"}).status_code == 200


def test_a_flood_of_names_is_answered_shortly(client):
    response = client.get("/api/v1/news/?" + "&".join(f"x{number}=1" for number in range(200)))

    assert len(problem(response)["errors"]) == 20


@pytest.mark.parametrize(
    "path",
    ["partners/999999/", "partners/99999999999999999999/", "taxonomy/none/", "nothing/", "contacts/0/"],
)
def test_what_is_not_there_is_a_problem(client, path):
    response = client.get(f"/api/v1/{path}")

    assert response.status_code == 404
    problem(response)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(client, method):
    response = client.generic(method, "/api/v1/news/", b"{}", content_type="application/json")

    assert response.status_code == 405
    assert "GET" in response["Allow"]
    problem(response)


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("path", ["", "v1/nothing/", "v1/partners/abc/", "v1/partners/1/more/", "v2/"])
def test_no_address_answers_with_a_page(client, settings, debug, path):
    settings.DEBUG = debug

    response = client.get(f"/api/{path}")

    assert response.status_code == 404
    problem(response)


def test_a_forgotten_slash_leads_on(client):
    assert client.get("/api/v1/partners?limit=1")["Location"] == "/api/v1/partners/?limit=1"


def test_the_root_says_what_there_is(client):
    body = client.get("/api/v1/").json()

    statuses = {client.get(one["url"].removeprefix(BASE_URL)).status_code for one in body["endpoints"]}
    assert statuses == {200}
    assert body["openapi"].endswith("/api/v1/openapi.json")
    assert set(problem(client.get("/api/v1/?locale=fr"))["errors"]) == {"locale"}


def test_the_document_takes_no_parameters(client):
    response = client.get("/api/v1/openapi.json?x=1")

    assert response.status_code == 400
    problem(response)


def test_other_sites_may_ask_what_is_allowed(client):
    response = client.options("/api/v1/news/")

    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response


def test_only_json_is_spoken(client):
    response = client.get("/api/v1/news/", headers={"accept": "text/csv"})

    assert response.status_code == 406
    problem(response)


def test_too_many_requests_are_told_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})

    answers = [client.get("/api/v1/taxonomy/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    problem(answers[2])
    assert 0 < int(answers[2]["Retry-After"]) <= 61
    assert api_settings.DEFAULT_THROTTLE_RATES == {"anon": "300/min", "suggest": "50/s"}


def test_typing_has_a_limit_of_its_own(client, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "1/min", "suggest": "3/min"})

    typed = [client.get("/api/v1/suggest/?q=vi").status_code for _ in range(4)]
    read = [client.get("/api/v1/taxonomy/").status_code for _ in range(2)]

    assert typed == [200, 200, 200, 429]
    assert read == [200, 429]


def test_a_fault_is_a_problem(client, monkeypatch):
    def fail(*args):
        raise RuntimeError("secret")

    monkeypatch.setattr("search.api_lists.load_pages", fail)
    client.raise_request_exception = False

    response = client.get("/api/v1/news/")

    assert response.status_code == 500
    problem(response)
    assert b"secret" not in response.content


def test_a_search_that_is_away_is_said_to_be(client, monkeypatch):
    monkeypatch.setattr(
        "search.api_lists.search_visible",
        lambda _query: SearchResults((), 0, degraded=True, engine="database"),
    )

    response = client.get("/api/v1/news/")

    assert response.status_code == 503
    problem(response)
    assert int(response["Retry-After"]) > 0


def test_answers_are_kept_by_caches_and_not_sent_twice(client):
    first = client.get("/api/v1/taxonomy/levels/")

    again = client.get("/api/v1/taxonomy/levels/", headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"].startswith("public, max-age=0, s-maxage=60")
    assert "Cookie" not in first.get("Vary", "")
    assert not first.cookies
    assert again.status_code == 304


def test_answers_to_somebody_are_private(client):
    response = client.get("/api/v1/news/", headers={"authorization": "Bearer x"})

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
