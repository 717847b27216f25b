"""Walking over ids (hardening.md 6): an editor of one section opens nothing of another's drafts, files or history."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page

from core.models import CustomDocument
from guides.models import GuideIndexPage, GuidePage
from partners_directory.models import PartnerIndexPage
from tests.core.admin.test_roles import is_open

pytestmark = pytest.mark.django_db

#: Views of one page that show or change it.
VIEWS = (
    "edit",
    "delete",
    "copy",
    "move",
    "unpublish",
    "set_privacy",
    "view_draft",
    "history",
    "preview_on_edit",
)
CANARY = "canary-in-a-draft"


@pytest.fixture
def draft(section):
    """A draft of the guides, never published."""
    index = section(GuideIndexPage)
    page = index.add_child(instance=GuidePage(title=CANARY, slug="canary", phase="arrival", live=False))
    page.save_revision()
    return page


def addresses(page):
    revision = page.latest_revision_id
    extra = [
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision]),
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]),
        reverse("meridian_take_down", args=[page.pk]),
    ]
    return [reverse(f"wagtailadmin_pages:{view}", args=[page.pk]) for view in VIEWS] + (
        extra if revision else []
    )


def test_editor_of_another_section_opens_nothing_of_it(as_, draft):
    client = as_("partners editor")

    opened = [url for url in addresses(draft) if is_open(client.get(url))]
    posted = [url for url in addresses(draft) if is_open(client.post(url, {"title": "x"}))]

    assert (opened, posted) == ([], [])


def test_editor_of_the_section_opens_it(as_, draft):
    client = as_("guides editor")

    assert is_open(client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])))
    assert CANARY in client.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()


def test_no_page_of_others_is_opened_by_its_number(as_, section, draft):
    own = section(PartnerIndexPage)
    client = as_("partners editor")

    opened = {
        page.pk
        for page in Page.objects.all()
        if is_open(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    }

    assert opened == {own.pk}


@pytest.mark.parametrize("query", ["", "?q=canary"])
def test_drafts_of_others_are_not_listed(as_, draft, query):
    client = as_("partners editor")

    for url in ("/cms/pages/", reverse("guide_pages:index"), reverse("wagtailadmin_pages:search")):
        assert CANARY not in client.get(url + query, follow=True).content.decode().replace("q=canary", "")


def test_documents_of_private_collections_need_the_right(client, as_):
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = CustomDocument.objects.create(
        title="Contract", collection=collection, file=ContentFile(b"secret", "contract.pdf")
    )

    assert client.get(document.url).status_code == 302
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert client.get(document.url, headers={"if-none-match": document.get_file_hash()}).status_code == 302
    allowed = as_("moderator").get(document.url)
    assert b"".join(allowed.streaming_content) == b"secret"
    allowed.close()
