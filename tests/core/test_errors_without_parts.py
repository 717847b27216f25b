"""Error pages in every language with the database and the shared cache away (hardening.md 46)."""

import pytest
from django.conf import settings as site_settings
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.utils import translation

from core import memo
from core.views import errors

VIEWS = {
    400: errors.bad_request, 403: errors.forbidden, 404: errors.not_found, 500: errors.server_error, 503: errors.unavailable,
}  # fmt: skip
LANGUAGES = [code for code, _name in site_settings.LANGUAGES]


@pytest.fixture
def nothing_answers(settings, monkeypatch):
    """No database, no Redis, nothing remembered."""

    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    monkeypatch.setattr(connection, "cursor", away)
    settings.MERIDIAN_REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": settings.MERIDIAN_REDIS_URL,
        }
    }
    memo.forget()


def ask(status, language):
    request = RequestFactory().get(f"/{language}/se-loger/")
    with translation.override(language):
        return VIEWS[status](request)


def title(answer):
    return answer.content.decode().split("<h1")[1].split(">", 1)[1].split("<")[0].strip()


@pytest.mark.usefixtures("nothing_answers")
@pytest.mark.parametrize("status", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_speaks_every_language_without_database_and_cache(language, status):
    answer = ask(status, language)

    html = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{language}"' in html
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html
    assert f'href="/{language}/"' in html
    assert '<meta name="viewport"' in html
    assert html.count("<h1") == html.count('id="main"') == 1
    assert "OperationalError" not in html


@pytest.mark.usefixtures("nothing_answers")
@pytest.mark.parametrize("status", VIEWS)
def test_each_language_has_words_of_its_own(status):
    assert len({title(ask(status, language)) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_page_is_whole_with_them(client, language):
    html = client.get(f"/{language}/not-here/").content.decode()

    assert f'<html lang="{language}"'.lower() in html.lower()
    assert 'class="site-head' in html
    assert 'class="site-foot' in html
