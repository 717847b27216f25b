"""A walk over every address of the CMS (hardening.md 6): nobody reads of another section's draft.

Files are chosen by all who write pages, whatever their collection; who changes them says the table of routes.
"""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.operations import translate_object

from core.models import CustomDocument, CustomImage
from guides.models import GuideIndexPage, GuidePage
from partners_directory.models import PartnerIndexPage
from tests.core.admin.every_route import WORDS, every_route
from tests.factories import ImageFactory

pytestmark = [
    pytest.mark.django_db,
    # Answers that nobody reads to the end leave their files to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
CANARY = "zxcanary"
#: The first says on purpose that something broke; the second ends the walk.
SKIPPED = {"wagtailadmin_error_test", "wagtailadmin_logout"}
#: Models whose rows are named by application, model and number.
MODELS = (
    ("guides", "guidepage"),
    ("wagtailcore", "page"),
    ("core", "customdocument"),
    ("core", "customimage"),
)


@pytest.fixture
def hidden(section, person):
    """A draft guide with two revisions, a translation and a review; a document and an image."""
    page = section(GuideIndexPage).add_child(
        instance=GuidePage(
            title=CANARY, slug="hidden", phase="arrival", live=False, body=[("text", f"<p>{CANARY}</p>")]
        )
    )
    editor = person("guides editor")
    page.save_revision(user=editor)
    page.save_revision(user=editor)
    translate_object(page, [Locale.objects.get(language_code="de")])
    page.get_workflow().start(page, editor)
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    file = ContentFile(b"secret", "hidden.pdf")
    document = CustomDocument.objects.create(title="A file", collection=closed, file=file)
    return page, document, ImageFactory(title="A picture", collection=closed)


def numbers(page, document, image):
    """Values of every parameter; ``pk`` and models take several."""
    state = page.current_workflow_state
    translation = Translation.objects.get(source__object_id=page.translation_key)
    override = OverridableSegment.objects.filter(source=translation.source).first()
    task = state.current_task_state
    return {
        **WORDS,
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id"), page.pk),
        "destination_id": page.get_parent().pk, "revision_id": page.latest_revision_id,
        "task_state_id": task.pk, "task_id": task.task_id, "workflow_state_id": state.pk, "workflow_pk": state.workflow_id,
        "content_type_app_name": "guides", "content_type_model_name": "guidepage", "app_name": "core",
        "collection_id": image.collection_id, "translation_id": translation.pk, "translation_source_id": translation.source_id,
        "string_segment_id": StringSegment.objects.filter(source=translation.source).first().pk,
        "overridable_segment_id": override.pk if override else 1,
        "document_id": document.pk, "doc_id": document.pk, "image_id": image.pk,
        **dict.fromkeys(("redirect_id", "uploaded_file_id", "session_id", "query_id"), 1),
    }  # fmt: skip


def addresses(page, document, image):
    known = numbers(page, document, image)
    for route in every_route():
        if route.name in SKIPPED:
            continue
        models = MODELS if "app_label" in route.parameters else (("", ""),)
        pks = (page.pk, document.pk, image.pk) if "pk" in route.parameters else (0,)
        for app, model in models:
            for pk in pks:
                yield route.address({**known, "app_label": app, "model_name": model, "pk": pk})


def queries(page, document, image):
    ids = "&".join(f"id={row.pk}" for row in (page, document, image))
    return ("", f"?q={CANARY}&{ids}&childOf={page.get_parent().pk}&include_root=1")


def text_of(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace")


def echoes(text):
    """Without what the visitor typed, in the search box and in "nothing matches"."""
    for echo in (
        f"q={CANARY}",
        f'value="{CANARY}"',
        f'value=\\"{CANARY}\\"',
        f"<em>{CANARY}</em>",
        f"q%3D{CANARY}",
    ):
        text = text.replace(echo, "")
    return text


@pytest.mark.parametrize("role", ["partners editor", "records"])
def test_no_address_names_what_is_hidden(as_, hidden, role):
    client = as_(role)

    asked = [url + query for url in addresses(*hidden) for query in queries(*hidden)]
    asked += [f"/cms/bulk/{app}/{model}/delete/?id=all" for app, model in MODELS[1:]]
    told = [url for url in asked if CANARY in echoes(text_of(client.get(url)))]

    assert told == []


def test_the_walk_would_find_it(as_, hidden):
    client = as_("moderator")

    told = {url for url in addresses(*hidden) if CANARY in text_of(client.get(url))}

    assert len(told) > 20


@pytest.mark.parametrize("privacy", ["login", "groups"])
def test_private_pages_are_chosen_by_those_who_work_on_them(as_, section, privacy):
    page = section(GuideIndexPage).add_child(instance=GuidePage(title=CANARY, slug="hidden", phase="arrival"))
    PageViewRestriction.objects.create(page=page, restriction_type=privacy)
    url = reverse("wagtailadmin_choose_page_search") + f"?q={CANARY}"

    found = {
        role: CANARY in echoes(text_of(as_(role).get(url))) for role in ("partners editor", "guides editor")
    }

    assert found == {"partners editor": False, "guides editor": True}


def test_the_chooser_offers_what_is_public_and_what_is_one_s_own(as_, section):
    partners, guides = section(PartnerIndexPage), section(GuideIndexPage)
    own = partners.add_child(instance=GuidePage(title="zxown", slug="own", phase="arrival", live=False))
    public = guides.add_child(instance=GuidePage(title="zxpublic", slug="public", phase="arrival"))
    client = as_("partners editor")

    for page in (own, public):
        parent = reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk])
        assert page.title in text_of(client.get(parent))
    chosen = client.get(
        reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": [own.pk, public.pk, 1, "x"]}
    )
    assert [entry["adminTitle"] for entry in chosen.json()["result"]] == ["zxown", "zxpublic"]


def test_refused_bulk_actions_change_nothing(as_, hidden):
    page, document, image = hidden
    client = as_("partners editor")

    for app, model in MODELS[1:]:
        for action in ("delete", "publish", "unpublish", "move", "add_to_collection", "add_tags"):
            ids = "&".join(f"id={row.pk}" for row in hidden)
            client.post(f"/cms/bulk/{app}/{model}/{action}/?{ids}", {"include_descendants": "on"})

    assert Page.objects.filter(pk=page.pk, live=False).exists()
    assert CustomDocument.objects.filter(pk=document.pk).exists()
    assert CustomImage.objects.filter(pk=image.pk, collection=image.collection).exists()
