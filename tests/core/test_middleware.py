"""Every answer carries its headers, odd methods are refused, and addresses without a language stay as they are."""

import pytest
from django.http import HttpResponse, HttpResponseNotFound
from django.test import RequestFactory
from django.utils import translation

from core.middleware import ContentSecurityPolicyMiddleware, LocaleMiddleware, SecurityHeadersMiddleware


def ask(middleware, path, method="GET", view=lambda request: HttpResponse("ok"), **headers):
    return middleware(view)(RequestFactory().generic(method, path, headers=headers))


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/en/", "GET", 200),
        ("/en/", "HEAD", 200),
        ("/en/", "POST", 200),
        ("/en/", "TRACE", 405),
        ("/en/", "PUT", 405),
        ("/en/", "DELETE", 405),
        ("/en/", "NONSENSE", 405),
        ("/cms/pages/1/", "PUT", 200),
        ("/cms/", "TRACE", 405),
        ("/api/v1/pages/", "GET", 200),
        ("/api/v1/pages/", "POST", 405),
    ],
)
def test_methods(path, method, status):
    answer = ask(SecurityHeadersMiddleware, path, method)

    assert answer.status_code == status
    assert ("GET" in answer.get("Allow", "")) == (status == 405)


@pytest.mark.parametrize(("path", "sharing"), [("/en/", "same-origin"), ("/covers/a.svg", "cross-origin")])
def test_headers_of_every_answer(path, sharing):
    answer = ask(SecurityHeadersMiddleware, path)

    assert answer["Cross-Origin-Resource-Policy"] == sharing
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Permitted-Cross-Domain-Policies"] == "none"


def test_a_view_may_set_its_own():
    answer = ask(
        SecurityHeadersMiddleware,
        "/en/",
        view=lambda _: HttpResponse(headers={"Permissions-Policy": "usb=()"}),
    )

    assert answer["Permissions-Policy"] == "usb=()"


def test_policies_by_path():
    public, cms = (
        ask(ContentSecurityPolicyMiddleware, path)["Content-Security-Policy"] for path in ("/en/", "/cms/")
    )

    assert "default-src 'none'" in public
    assert "unsafe" not in public
    assert "script-src 'self' 'unsafe-inline'" in cms


def test_a_view_s_own_policy_wins():
    own = {"Content-Security-Policy": "default-src 'none'"}

    answer = ask(ContentSecurityPolicyMiddleware, "/covers/x.svg", view=lambda _: HttpResponse(headers=own))

    assert answer["Content-Security-Policy"] == "default-src 'none'"


def locale(path, view, **headers):
    with translation.override("en"):
        return ask(LocaleMiddleware, path, view=view, **headers)


def test_an_unknown_address_without_language_is_not_sent_elsewhere():
    answer = locale("/api/v1/nothing", lambda _: HttpResponseNotFound())

    assert (answer.status_code, answer["Vary"]) == (404, "Accept-Language")


def test_the_language_of_the_address_is_the_language_of_the_page():
    answer = locale("/fr/", lambda _: HttpResponse(translation.get_language()), **{"accept-language": "de"})

    assert (answer.content, answer["Content-Language"], "Vary" in answer) == (b"fr", "fr", False)


def test_without_one_the_reader_s_preference_counts():
    answer = locale(
        "/nothing", lambda _: HttpResponse(translation.get_language()), **{"accept-language": "de"}
    )

    assert answer.content == b"de"


def test_data_has_no_language_of_its_own():
    answer = locale("/covers/x.svg", lambda _: HttpResponse(content_type="image/svg+xml"))

    assert not {"Vary", "Content-Language"} & set(answer.headers)


def test_without_translations_nothing_is_said():
    def view(request):
        translation.deactivate_all()
        return HttpResponse("x")

    assert "Content-Language" not in locale("/fr/", view)
