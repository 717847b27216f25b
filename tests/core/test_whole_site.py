"""The chain of middleware as the settings order it, with real pages: cache, headers, errors, sessions."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from core.cache.middleware import STORE
from core.outbox import run_due


@pytest.fixture(autouse=True)
def _empty_store():
    STORE.clear()
    yield
    STORE.clear()


@pytest.fixture
def reader(db):
    run_due()
    reader = Client()
    reader.get("/en/")  # the first answer of a state folder begins its edition and is not kept
    return reader


def test_a_page_is_served_again_without_the_database(reader, django_assert_num_queries):
    first = reader.get("/en/", headers={"accept-encoding": "gzip"})

    with django_assert_num_queries(0):
        second = reader.get("/en/", headers={"accept-encoding": "gzip"})

    assert (first.status_code, second.status_code) == (200, 200)
    assert dict(first.items()) == dict(second.items())
    assert second["Vary"] == "Accept-Encoding"
    assert not second.cookies


def test_a_change_is_seen_after_its_commit(reader, home, django_capture_on_commit_callbacks):
    reader.get("/en/")
    home.seo_title = "A new line on the home page"
    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish()

    assert "A new line on the home page" in reader.get("/en/").content.decode()


def test_kept_pages_carry_the_headers_of_the_chain(reader):
    for _ in range(2):
        answer = reader.get("/en/")
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in answer["Permissions-Policy"]


def test_an_editor_s_answers_are_private_and_not_given_to_readers(reader):
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("chief", "chief@alcantara.example", "x"))

    answer = editor.get("/en/")

    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]
    assert reader.get("/en/")["Cache-Control"].startswith("public")


def test_an_unknown_page_is_answered_in_the_language_of_its_address(reader):
    answer = reader.get("/fr/pas-ici/")

    page = answer.content.decode()
    assert answer.status_code == 404
    assert '<html lang="fr"' in page
    assert 'value="pas ici"' in page
    assert answer["Cache-Control"] == "no-cache"


def test_an_unknown_api_address_is_a_problem_document(reader):
    answer = reader.get("/api/v1/nothing-of-the-kind/")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_unknown_parameters_lead_to_the_clean_address(reader):
    answer = reader.get("/en/?utm_source=x")

    assert (answer.status_code, answer["Location"]) == (302, "/en/")


def test_odd_methods_are_refused(reader):
    assert reader.generic("TRACE", "/en/").status_code == 405
    assert reader.delete("/en/").status_code == 405


@pytest.mark.parametrize(("path", "status"), [("/livez", 200), ("/healthz", 404)])
def test_health_by_address(reader, path, status):
    assert reader.get(path).status_code == status


@pytest.mark.parametrize("path", ["/covers/guide/money.svg", "/covers/globe/40.2,-8.4,150,0.svg"])
def test_covers_by_address(reader, path):
    answer = reader.get(path)

    assert (answer.status_code, answer["Cross-Origin-Resource-Policy"]) == (200, "cross-origin")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Vary" not in answer
