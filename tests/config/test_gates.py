"""Sessions that end, redirects within the site, files of strangers, and the headers of every kind of answer."""

import io
import time
import zipfile

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument
from tests.home.conftest import as_, person

__all__ = ["as_", "person"]
pytestmark = pytest.mark.django_db
PASSWORD = "a long enough passphrase"


@pytest.fixture
def ana():
    return get_user_model().objects.create_superuser("ana", "ana@example.org", PASSWORD)


def signed_in():
    client = Client()
    client.post(reverse("account_login"), {"login": "ana", "password": PASSWORD})
    assert client.get("/cms/").status_code == 200
    return client


def test_signing_out_ends_the_session_for_copies_of_its_cookie(ana, settings):
    client, thief = signed_in(), Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post(reverse("wagtailadmin_logout"))

    assert thief.get("/cms/").status_code == 302


def test_a_new_password_ends_the_other_sessions(ana):
    client, other = signed_in(), signed_in()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "another long passphrase",
            "password2": "another long passphrase",
        },
    )

    ana.refresh_from_db()
    assert ana.check_password("another long passphrase")
    assert other.get("/cms/").status_code == 302


@pytest.mark.parametrize("cookie", ["session", "csrf"])
def test_cookies_are_not_for_scripts_or_other_sites(ana, settings, cookie):
    client = signed_in()
    name = settings.SESSION_COOKIE_NAME if cookie == "session" else settings.CSRF_COOKIE_NAME
    client.get(reverse("mfa_index"))

    morsel = client.cookies[name]

    assert morsel["samesite"] == "Lax"
    assert bool(morsel["httponly"]) == (cookie == "session")
    assert (morsel["domain"], morsel["path"]) == ("", "/")


@pytest.fixture
def closed():
    """A document in a collection below one that asks for a password."""
    collection = Collection.get_first_root_node().add_child(name="Closed").add_child(name="Below")
    CollectionViewRestriction.objects.create(
        collection=collection.get_parent(), restriction_type="password", password="sesame"
    )
    return CustomDocument.objects.create(
        title="Contract", collection=collection, file=ContentFile(b"secret", "contract.pdf")
    )


def test_a_closed_file_says_nothing_of_itself(client, closed):
    tag = f'"{closed.get_file_hash()}"'
    asked = [
        {"if-none-match": tag}, {"if-match": tag}, {"range": "bytes=0-1"}, {"if-modified-since": "Wed, 01 Jan 2090 00:00:00 GMT"},
    ]  # fmt: skip

    answers = [client.get(closed.url, headers=headers) for headers in ({}, *asked)]

    assert {answer.status_code for answer in answers} == {200}  # the form for the password
    for answer in answers:
        body = answer.content.decode()
        assert "secret" not in body
        assert closed.get_file_hash() not in body + str(answer.headers)
    assert client.get(f"/documents/{closed.pk}/other-name.pdf").status_code == 404
    assert client.get(f"/media/{closed.file.name}").status_code == 404


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def workbook(head):
    """A workbook whose shared strings begin with a document type of a stranger's."""
    book, packed = io.BytesIO(), io.BytesIO()
    plain = openpyxl.Workbook()
    plain.active.append(["/old", "/en/"])
    plain.save(book)
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/sharedStrings.xml":
                text = data.decode().replace("/old", "&j;")
                data = (head + text.split("?>", 1)[-1]).encode()
            target.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
def test_hostile_workbooks_are_refused_quickly(as_, head):
    client = as_("moderator")
    client.raise_request_exception = False
    file = SimpleUploadedFile("redirects.xlsx", workbook(head))
    began = time.monotonic()

    answer = client.post(reverse("wagtailredirects:start_import"), {"import_file": file})

    assert answer.status_code < 500
    assert time.monotonic() - began < 5
    assert b"root:" not in answer.content
    assert b"lollol" not in answer.content


@pytest.mark.parametrize("kind", ["svg", "xml", "html", "php"])
def test_active_files_are_no_images_and_no_documents(as_, kind):
    client = as_("moderator")
    body = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

    for name, url in (("title", "wagtailimages:add"), ("title", "wagtaildocs:add")):
        for file_name in (f"x.{kind}", "x.png"):
            if url == "wagtaildocs:add" and file_name == "x.png":
                continue
            client.post(reverse(url), {name: "X", "file": SimpleUploadedFile(file_name, body)})

    assert not CustomDocument.objects.exists()
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize(
    "link", ["https://evil.example/", "//evil.example/", "https://testserver.evil.example/"]
)
def test_redirects_stay_within_the_site(client, link):
    Redirect.objects.create(old_path="/leave", redirect_link=link)

    assert client.get("/leave/").status_code == 404


@pytest.mark.parametrize("link", ["/en/news/", "http://testserver/en/", "http://127.0.0.1:8000/en/"])
def test_redirects_to_own_addresses_work(client, link):
    Redirect.objects.create(old_path="/stay", redirect_link=link)

    assert client.get("/stay/").url == link


ANSWERS = {
    "/en/": 200, "/en/partners/": 200, "/en/search/?q=a": 200, "/en/nowhere/": 404, "/api/v1/news/": 200, "/en/news/feed.atom": 200,
    "/sitemap.xml": 200, "/accounts/login/": 200, "/cms/": 302, "/livez": 200, "/covers/guide/arrival.svg": 200, "/robots.txt": 200,
}  # fmt: skip


@pytest.mark.parametrize("path", ANSWERS)
def test_every_kind_of_answer_has_its_headers(client, path):
    answer = client.get(path)

    assert answer.status_code == ANSWERS[path]
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    if not path.startswith(("/cms/", "/covers/")):
        assert "unsafe" not in policy
        for part in ("base-uri 'none'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'self'"):
            assert part in policy
        assert "*" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in answer
