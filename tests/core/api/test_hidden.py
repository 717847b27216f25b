"""What readers may not see is nowhere in the API (hardening.md 1): canary words in every state of a page."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.models import CustomDocument
from core.outbox import run_due
from guides.models import GuidePage
from home.models import NewsPage, StandardPage
from partners_directory.models import PartnerPage
from tests.core.api.conftest import NOW
from tests.factories import ImageFactory, InstitutionFactory, make_page

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "partners/", "news/", "guides/", "pages/", "pages/?limit=100", "partners.geojson", "search/?q=canary", "suggest/?q=cana",
    "redirects/", "images/", "documents/", "institutions/?q=canary", "menus/", "news/?locale=fr", "search/?locale=fr&q=canary",
    "pages/?limit=100&locale=fr",
)  # fmt: skip


def everything(client, *pages):
    numbers = [f"pages/{page.pk}/" for page in pages]
    groups = [f"{page.api_group}/{page.pk}/" for page in pages if page.api_group]
    answers = [client.get(f"/api/v1/{address}") for address in (*ADDRESSES, *numbers, *groups)]
    # The words that were asked for stand in the addresses of the next pages alone.
    return "".join(answer.content.decode() for answer in answers).replace("q=canary", "")


def draft(page):
    page.unpublish()


def expired(page):
    Page.objects.filter(pk=page.pk).update(expire_at=NOW - timedelta(minutes=1))


def private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def gone(page):
    page.delete()


def test_a_public_canary_sings_everywhere(client):
    """The probe would find what leaks."""
    institution = InstitutionFactory(display_name="Canary University")
    page = make_page(PartnerPage, title="Canary", institution=institution)
    run_due()

    for address in (
        "partners/",
        "pages/?limit=100",
        "partners.geojson",
        "search/?q=canary",
        "suggest/?q=cana",
        "institutions/?q=canary",
        f"pages/{page.pk}/",
        f"partners/{page.pk}/",
    ):
        assert "Canary" in client.get(f"/api/v1/{address}").content.decode(), address


@pytest.mark.parametrize("hide", [draft, expired, private, gone])
@pytest.mark.parametrize("indexed", [True, False])
def test_hidden_pages_are_nowhere(client, hide, indexed):
    institution = InstitutionFactory(display_name="Canary University")
    page = make_page(PartnerPage, title="Canary", slug="canary", institution=institution)
    link = make_page(
        StandardPage,
        body=[
            ("related_pages", {"heading": "", "pages": [page]}),
            ("call_to_action", {"title": "x", "label": "y", "page": page}),
        ],
    )
    Redirect.objects.create(old_path="/canary", redirect_page=page)
    run_due()

    hide(page)
    if indexed:
        run_due()

    assert "canary" not in everything(client, page, link).lower()


def test_children_of_private_pages_are_nowhere(client):
    parent = make_page(GuidePage)
    child = make_page(GuidePage, parent=parent, title="Canary", slug="canary")
    run_due()

    PageViewRestriction.objects.create(page=parent, restriction_type="login")

    assert "canary" not in everything(client, child).lower()


def test_files_of_private_collections_are_nowhere(client):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    below = closed.add_child(name="Below")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    image = ImageFactory(title="Canary", collection=below, credit="canary")
    document = CustomDocument.objects.create(
        title="Canary", collection=below, file=ContentFile(b"x", "canary.pdf")
    )
    open_document = CustomDocument.objects.create(title="Open", file=ContentFile(b"x", "open.pdf"))
    page = make_page(NewsPage, body=[("text", f'<p><a linktype="document" id="{document.pk}">it</a></p>')])

    assert "canary" not in everything(client).lower()
    assert client.get(f"/api/v1/news/{page.pk}/").json()["body"][0]["value"] == "<p><a>it</a></p>"
    assert client.get(f"/api/v1/images/{image.pk}/").status_code == 404
    assert client.get(f"/api/v1/documents/{document.pk}/").status_code == 404
    assert client.get(f"/api/v1/documents/{open_document.pk}/").json()["file_type"] == "pdf"


def test_a_session_opens_nothing(client, admin_user):
    page = make_page(NewsPage, title="Canary")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    client.force_login(admin_user)

    answer = client.get(f"/api/v1/news/{page.pk}/")

    assert answer.status_code == 404
    assert client.get("/api/v1/news/")["Cache-Control"] == "private, no-store"
