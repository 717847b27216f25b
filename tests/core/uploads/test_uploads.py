"""Hostile files through the forms of the CMS: refused with a sentence or kept without harm, never an error of ours."""

import re
import time
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from config.urls import urlpatterns
from tests.core.uploads import hostile
from tests.home.conftest import as_, person

__all__ = ["as_", "person"]

pytestmark = pytest.mark.django_db
SECONDS, MEGABYTES = 10, 400
#: Nothing outside these; names are plain.
STORED = re.compile(r"(original_images|documents)/[\w.-]+")


def send(client, what, name, content):
    """Through the form with one file; the answer within the time and memory that are allowed."""
    upload = SimpleUploadedFile("x", content)
    upload._name = name  # a client may say what it likes: Django's own class cleans the name here already
    data = {"title": "A file", "file": upload, "collection": Collection.get_first_root_node().pk, "tags": ""}
    before, began = resident(reset=True), time.monotonic()
    response = client.post(reverse(f"{what}:add"), data)
    assert time.monotonic() - began < SECONDS
    assert resident(peak=True) - before < MEGABYTES
    return response


def resident(*, reset=False, peak=False):
    """Memory of this process in MB, or its peak since the last reset."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    name = "VmHWM" if peak else "VmRSS"
    return int(re.search(rf"{name}:\s+(\d+)", status.read_text()).group(1)) / 1024


def fetch(url):
    """A file as a reader gets it, read to its end."""
    answer = Client().get(url)
    body = b"".join(answer)
    for close in answer._resource_closers:  # the file; not the database, as the end of a request does
        close()
    return answer, body


def cases(table):
    return pytest.mark.parametrize(("name", "make"), table.values(), ids=table.keys())


@cases(hostile.REFUSED_PICTURES)
def test_a_picture_that_is_none_is_refused_with_a_sentence(as_, name, make):
    response = send(as_("moderator"), "wagtailimages", name, make())

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not get_image_model().objects.exists()
    assert not list(Path(site_settings.MEDIA_ROOT).rglob("*.*"))


@pytest.fixture
def media(settings, monkeypatch):
    """Serve this test's pictures: the address was made when the settings named another folder."""
    pattern = next(one for one in urlpatterns if str(one.pattern).startswith("^media/"))
    monkeypatch.setitem(pattern.default_args, "document_root", settings.MEDIA_ROOT)


@pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile"
)  # Wagtail leaves what it made for the garbage collector
@pytest.mark.usefixtures("media")
@cases(hostile.KEPT_PICTURES)
def test_what_a_picture_carries_is_not_in_what_readers_get(as_, name, make):
    response = send(as_("moderator"), "wagtailimages", name, make())

    assert response.status_code == 302
    image = get_image_model().objects.get()
    before = resident(reset=True)
    rendition = image.get_rendition("fill-80x60|format-webp")
    assert resident(peak=True) - before < MEGABYTES
    answer, body = fetch(rendition.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"<script" not in body
    assert Client().get(image.file.url).status_code == 404


@pytest.mark.parametrize("name", hostile.NAMES.values(), ids=hostile.NAMES.keys())
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_a_name_leads_nowhere(as_, kind, name, settings):
    what, ending = ("wagtailimages", ".jpg") if kind == "picture" else ("wagtaildocs", ".pdf")
    content = hostile.picture() if kind == "picture" else b"%PDF-1.7"

    response = send(as_("moderator"), what, name + ending, content)

    assert response.status_code in (200, 302)
    model = get_image_model() if what == "wagtailimages" else get_document_model()
    for kept in model.objects.all():
        assert STORED.fullmatch(kept.file.name), kept.file.name
        assert Path(kept.file.path).resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve())
        assert kept.file.name.endswith(ending)
    stored = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(stored) == model.objects.count()


@cases(hostile.REFUSED_DOCUMENTS)
def test_a_document_of_another_kind_is_refused(as_, name, make):
    response = send(as_("moderator"), "wagtaildocs", name, make())

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not get_document_model().objects.exists()


@cases(hostile.KEPT_DOCUMENTS)
def test_a_document_is_saved_by_readers_never_shown_here(as_, name, make):
    response = send(as_("moderator"), "wagtaildocs", name, make())

    assert response.status_code == 302
    document = get_document_model().objects.get()
    answer, _body = fetch(document.url)
    assert answer.status_code == 200
    shown = (
        answer["Content-Type"] == "application/pdf"
    )  # by the browser's own reader, which runs nothing of ours
    assert answer["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "html" not in answer["Content-Type"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_many_files_at_once_answer_each_for_itself(as_):
    """The form of the CMS that takes several sends one by one and reads JSON."""
    client = as_("moderator")
    address = reverse("wagtailimages:add_multiple")

    answers = [
        client.post(address, {"title": name, "files[]": SimpleUploadedFile(name, make())}, headers={"x-requested-with": "XMLHttpRequest"})
        for name, make in [("a.png", lambda: hostile.SVG), ("b.jpg", hostile.picture)]
    ]  # fmt: skip

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.json()["success"] for answer in answers] == [False, True]


def test_a_document_has_a_largest_size(as_, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000

    response = send(as_("moderator"), "wagtaildocs", "a.pdf", b"%PDF-1.7".ljust(1001))

    assert response.context["form"].errors["file"]
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize("what", ["wagtailimages", "wagtaildocs"])
def test_a_title_does_not_turn_what_follows(as_, what):
    name, content = ("a.jpg", hostile.picture()) if what == "wagtailimages" else ("a.pdf", b"%PDF")
    client = as_("moderator")

    client.post(
        reverse(f"{what}:add"),
        {"title": "Cafe\u0301 \u202egnp.exe\u2066", "file": SimpleUploadedFile(name, content), "tags": "",
         "collection": Collection.get_first_root_node().pk},
    )  # fmt: skip

    model = get_image_model() if what == "wagtailimages" else get_document_model()
    assert model.objects.get().title == "Café gnp.exe"
