"""The document of the API: complete, valid, current, and true when somebody tries everything that it allows."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from config.api import api_urlpatterns
from core.api.document import openapi_document
from core.management.commands import check_openapi

pytestmark = pytest.mark.django_db

ENDPOINTS = (
    "partners", "opportunities", "events", "guides", "projects", "news", "places", "contacts", "institutions", "pages", "images",
    "documents", "menus", "redirects", "search", "suggest", "taxonomy",
)  # fmt: skip


def test_every_route_is_in_the_document():
    routes = {
        f"/api/{pattern.pattern}".replace("<int:id>", "{id}").replace("<str:name>", "{name}")
        for pattern in api_urlpatterns
    }

    assert routes - set(openapi_document()["paths"]) == {
        "/api/v1/openapi.json",
        "/api/docs/",
        "/api/^(?:.*/)?$",
    }


@pytest.mark.parametrize("name", ENDPOINTS)
def test_the_contract_s_endpoints_are_there(name):
    assert f"/api/v1/{name}/" in openapi_document()["paths"]


def test_operations_have_names_of_their_own():
    operations = [path["get"]["operationId"] for path in openapi_document()["paths"].values()]

    assert len(operations) == len(set(operations))


def test_the_document_in_the_docs_is_current(capsys):
    call_command("check_openapi")

    assert "current and valid" in capsys.readouterr().out


def test_an_old_document_is_named(monkeypatch, tmp_path, settings):
    settings.ROOT = tmp_path
    monkeypatch.setattr(check_openapi, "PATH", "openapi.json")

    with pytest.raises(CommandError):
        call_command("check_openapi")
    call_command("check_openapi", write=True, verbosity=0)
    call_command("check_openapi")


def test_the_docs_mention_every_endpoint(settings):
    text = (settings.ROOT / "site/docs/api.md").read_text(encoding="utf-8")

    assert [name for name in ENDPOINTS if f"`{name}`" not in text] == []


def test_the_page_to_try_it_needs_nobody_else():
    response = Client().get("/api/docs/")

    html = response.content.decode()
    assert response.status_code == 200
    assert "://" not in html
    assert "<script>" not in html
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert not response.cookies


def test_the_document_is_served_with_its_address(settings):
    body = Client().get("/api/v1/openapi.json").json()

    assert body["openapi"].startswith("3.1")
    assert body["servers"] == [{"url": settings.BASE_URL}]


def test_whatever_the_document_allows_never_breaks_the_server():
    """A few examples of each operation: schemathesis makes them from the document, valid ones and wrong ones."""
    schema = schemathesis.openapi.from_dict(openapi_document())
    client = Client()
    operations = [result.ok() for result in schema.get_all_operations()]

    for operation in operations:
        _try(operation, client)

    assert len(operations) == len(openapi_document()["paths"])


def _try(operation, client):
    cases = st.one_of(
        operation.as_strategy(), operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)
    )

    @settings(
        max_examples=12,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def attempt(case):
        cache.clear()
        response = client.get(case.formatted_path, case.query or {})
        assert response.status_code in {200, 301, 400, 404}, (case.formatted_path, case.query)
        if response.status_code in (400, 404):
            assert response["Content-Type"] == "application/problem+json"

    attempt()
