"""What nobody finds open: hosts that are not ours, foreign redirects, forms without their token, files of the house."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from wagtail.models import PageViewRestriction

from core.outbox import run_due
from home.models import NewsPage, StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db
EVIL = "evil.example"
FORGED = {
    "x-forwarded-host": EVIL, "x-forwarded-proto": "https", "x-forwarded-port": "8443", "x-original-url": f"/{EVIL}",
    "x-rewrite-url": f"/{EVIL}", "forwarded": f"host={EVIL}", "x-host": EVIL, "x-forwarded-server": EVIL,
    "x-forwarded-prefix": f"/{EVIL}", "x-http-method-override": "DELETE", "referer": f"https://{EVIL}/",
}  # fmt: skip
#: Where addresses of our own are written out.
WRITERS = (
    "/en/", "/en/news/", "/en/news/feed.atom", "/en/events/calendar.ics", "/sitemap.xml", "/robots.txt",
    "/.well-known/security.txt", "/api/v1/news/", "/api/v1/openapi.json", "/en/nowhere/", "/manifest.webmanifest",
)  # fmt: skip
ELSEWHERE = (
    f"https://{EVIL}/", f"//{EVIL}/", f"///{EVIL}", f"/\\{EVIL}", f"https:{EVIL}", f"\\\\{EVIL}", f"http:///{EVIL}",
    f"https://testserver@{EVIL}/", f"/\t/{EVIL}", "javascript:alert(1)", f"https://testserver.{EVIL}/",
)  # fmt: skip


@pytest.mark.parametrize(
    "host", [EVIL, f"testserver.{EVIL}", "testserver:80@evil", "", "a b", "[::1", "x" * 300]
)
def test_unknown_hosts_are_refused(client, host):
    answers = [client.get(path, headers={"host": host}) for path in ("/en/", "/cms/", "/api/v1/news/", "/")]

    assert {answer.status_code for answer in answers} == {400}


def test_forged_headers_are_nowhere(client):
    make_page(NewsPage)
    run_due()

    for path in WRITERS:
        plain, forged = client.get(path), client.get(path, headers=FORGED)
        assert EVIL not in forged.content.decode(), path
        assert EVIL not in str(forged.headers), path
        assert forged.status_code == plain.status_code, path


def test_forged_headers_poison_no_kept_page(client):
    page = make_page(StandardPage)
    first = client.get(page.url, headers={**FORGED, "accept-language": "de", "cookie": "django_language=de"})

    second = client.get(page.url)

    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    assert b'lang="en"' in second.content[:200]


def test_mails_lead_to_our_address(client, mailoutbox):
    get_user_model().objects.create_user("ana", "ana@example.org", "a long enough passphrase")

    client.post(reverse("account_reset_password"), {"email": "ana@example.org"}, headers=FORGED)

    assert EVIL not in mailoutbox[0].message().as_string()


@pytest.mark.parametrize(
    "path", ["/cms/x.css", "/cms/pages/x.js", "/en/x.css", "/cms/account/x.png", "/cms/;x.css"]
)
def test_what_looks_like_a_file_is_not_kept_for_others(client, admin_user, path):
    client.force_login(admin_user, backend="core.accounts.backends.AccountBackend")

    answer = client.get(path)

    assert answer["Cache-Control"] == "private, no-store"
    assert admin_user.email not in client.get(path, follow=True).content.decode() or answer.status_code == 301


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_else(client, target):
    password = "a long enough passphrase"
    get_user_model().objects.create_superuser("ana", "ana@example.org", password)

    answer = client.post(
        f"{reverse('account_login')}", {"login": "ana", "password": password, "next": target}
    )

    assert answer.url == "/cms/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_page_s_password_leads_nowhere_else(client, target):
    page = make_page(StandardPage)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="sesame"
    )
    url = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])

    answer = client.post(url, {"password": "sesame", "return_url": target})

    assert answer.status_code == 302
    assert urlsplit(answer.url).netloc in {"", "testserver", urlsplit(settings.BASE_URL).netloc}


@pytest.mark.parametrize(
    "path", [f"//{EVIL}/en", f"//{EVIL}/en/PAGE/", f"/\\{EVIL}/", f"/en//{EVIL}", f"//{EVIL}/%2e%2e"]
)
def test_odd_addresses_lead_nowhere_else(client, path):
    answer = client.get(path)

    if answer.status_code in {301, 302}:
        assert urlsplit(answer.url).netloc in {"", "testserver"}
        assert not answer.url.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "path",
    ["/.git/config", "/.env", "/var/db.sqlite3", "/healthz", "/metrics", "/admin/", "/django-admin/login/", "/cms/api/v3/docs",
     "/api/v2/pages/", "/cms/api/main/", "/media/original_images/a.jpg", "/media/documents/a.pdf", "/media/", "/static/",
     "/media/images/%2e%2e/documents/a.pdf", "/media/images/..%2fdocuments/a.pdf", "/documents/1/", "/search/", "/manage.py"],
)  # fmt: skip
def test_the_house_s_own_is_not_there(client, path):
    answer = client.get(path, follow=True)

    assert answer.status_code == 404 or answer.request["PATH_INFO"] == "/accounts/login/"


#: django-rest-framework's own check stands in the place of Django's: reading only, or a session with the token.
WITHOUT_DJANGO_S = ("api/v1/", "cms/api/main/", "cms/localize/api/", "cms/localize/translate/")


def _patterns(patterns, before=""):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, pattern.callback
        else:
            yield from _patterns(pattern.url_patterns, here)


def test_every_form_needs_its_token():
    exempt = [
        path
        for path, view in _patterns(get_resolver().url_patterns)
        if getattr(view, "csrf_exempt", False) and not path.startswith(WITHOUT_DJANGO_S)
    ]

    # A count of clicks, sent as a page is left: readers have no cookie to misuse, and it asks the browser from where it comes.
    assert exempt == ["search/click/"]


@pytest.mark.parametrize(
    "path",
    ["/cms/pages/3/edit/", "/cms/logout/", "/accounts/login/", "/cms/api/main/pages/3/action/publish/", "/cms/images/add/",
     "/cms/account/", "/accounts/password/reset/", "/accounts/logout/", "/cms/bulk/wagtailcore/page/delete/?id=3"],
)  # fmt: skip
def test_forms_without_their_token_are_refused(admin_user, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user, backend="core.accounts.backends.AccountBackend")

    assert client.post(path, {"title": "x"}).status_code == 403


def settings_with(**environment):
    """Load the production settings in a process of its own and say how their cookies are."""
    code = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.DEBUG, s.SECURE_HSTS_SECONDS > 0)"
    )
    ours = {name: value for name, value in os.environ.items() if not name.startswith("MERIDIAN_")}
    paths = f"{settings.ROOT / 'site'}{os.pathsep}{settings.ROOT}"
    return subprocess.run(
        [sys.executable, "-c", code], env=ours | {"DJANGO_SETTINGS_MODULE": "config.settings.production", "PYTHONPATH": paths}
        | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_production_does_not_start_without_a_key_or_on_plain_http():
    keyless = settings_with(MERIDIAN_BASE_URL="https://example.org")
    plain = settings_with(MERIDIAN_BASE_URL="http://example.org", MERIDIAN_SECRET_KEY="k" * 60)

    assert "MERIDIAN_SECRET_KEY is not set" in keyless.stderr
    assert "plain http" in plain.stderr
    assert keyless.returncode == plain.returncode == 1


def test_cookies_of_production_are_bound_to_the_host():
    said = settings_with(MERIDIAN_BASE_URL="https://example.org", MERIDIAN_SECRET_KEY="k" * 60)

    assert said.stdout.split() == [
        "__Host-session",
        "__Host-csrf",
        "True",
        "True",
        "True",
        "Lax",
        "False",
        "True",
    ]
