"""Error pages speak the reader's language, lead on, and come whatever is broken."""

import json

import pytest
from django.db import InterfaceError, InternalError, OperationalError
from django.test import RequestFactory
from django.utils import translation
from psycopg.errors import ReadOnlySqlTransaction

from core.views import errors


def ask(view, path="/fr/", language="en", **options):
    with translation.override(language):
        return view(RequestFactory().get(path), **options)


@pytest.fixture
def broken_templates(monkeypatch):
    """Make the templates named fail, and tell which were tried."""
    tried, failing = [], set()
    original = errors.render_to_string

    def render(name, *args, **kwargs):
        tried.append(name)
        if name in failing:
            raise OperationalError
        return original(name, *args, **kwargs)

    monkeypatch.setattr(errors, "render_to_string", render)
    return tried, failing


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status", "options"),
    [
        (errors.bad_request, 400, {}),
        (errors.forbidden, 403, {}),
        (errors.csrf_failure, 403, {"reason": "no cookie"}),
        (errors.not_found, 404, {}),
        (errors.server_error, 500, {}),
        (errors.unavailable, 503, {}),
    ],
)
def test_every_error_has_a_whole_page(view, status, options, broken_templates):
    answer = ask(view, **options)

    page = answer.content.decode()
    assert answer.status_code == status
    assert 'id="main"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert broken_templates[0] == ["errors/error.html"]
    assert answer["Cache-Control"] == ("no-store" if status >= 500 else "no-cache")


@pytest.mark.django_db
def test_not_found_offers_a_search_for_the_words_of_the_address():
    page = ask(errors.not_found, "/fr/guides/se-loger-%C3%A0-lisbonne/").content.decode()

    assert 'value="guides se loger à lisbonne"' in page
    assert 'action="/en/search/"' in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/fr/guides/se-loger/", "guides se loger"),
        ("/guides/", "guides"),
        ("/", ""),
        ("/zh-hans/新闻/", "新闻"),
        ('/en/"><script>alert(1)</script>/', "script alert 1 script"),
        (f"/en/{'a' * 500}/", "a" * 80),
    ],
)
def test_words_of_an_address(path, words):
    assert errors.words_of(path) == words


def test_without_the_database_a_small_page_answers(broken_templates):
    tried, failing = broken_templates
    failing.add("errors/error.html")

    page = ask(errors.not_found, "/ar/x/", "ar").content.decode()

    assert tried == ["errors/error.html", "errors/minimal.html"]
    assert '<html lang="ar"' in page
    assert 'dir="rtl"' in page
    assert 'action="/ar/search/"' in page


def test_without_templates_prepared_bytes_answer(broken_templates):
    broken_templates[1].update(["errors/error.html", "errors/minimal.html"])

    answer = ask(errors.server_error)

    assert (answer.status_code, answer.content) == (500, errors.LAST_RESORT)


def read_only():
    """As Django hands it on."""
    error = InternalError("cannot execute INSERT in a read-only transaction")
    error.__cause__ = ReadOnlySqlTransaction()
    return error


@pytest.mark.parametrize("away", [OperationalError("away"), InterfaceError("closed"), read_only()], ids=repr)
def test_a_database_that_is_away_is_no_error_of_ours(broken_templates, monkeypatch, away):
    broken_templates[1].add("errors/error.html")
    monkeypatch.setattr(errors.sys, "exc_info", lambda: (type(away), away, None))

    answer = ask(errors.server_error)

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


def test_the_api_gets_a_problem_document():
    answer = ask(errors.not_found, "/api/v1/nothing")

    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 404
