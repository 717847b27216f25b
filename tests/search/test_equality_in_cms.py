"""What editors, imports and releases do by other ways than a page's form changes both indexes too."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction, Workflow
from wagtail_localize.models import Translation, TranslationSource

from home.models import StandardPage
from opportunities.models import ExchangePage
from search.models import DocumentVersion
from taxonomy import memory
from taxonomy.models import Country
from taxonomy.sync import load
from tests.factories import InstitutionFactory, make_page
from tests.home.conftest import as_, person
from tests.search.equality import assert_equal, both

__all__ = ["as_", "assert_equal", "both", "person"]
pytestmark = pytest.mark.django_db


def document(page):
    return f"page:{page.pk}"


@pytest.fixture
def do(as_):
    """Send a form of the CMS, as somebody who may do everything."""
    client = as_("superuser")

    def send(address, **data):
        answer = client.post(address, data)
        assert answer.status_code == 302 or b"set_privacy_done" in answer.content, answer.status_code

    return send


def bulk(action, page):
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?id={page.pk}&next=/cms/"


def test_what_is_done_in_the_cms_changes_both_indexes(assert_equal, do, person, now):
    names = ["copied", "unpublished", "deleted", "moved", "home", "closed", "reverted"]
    pages = {name: make_page(StandardPage, title=name) for name in names}
    drafted = {name: make_page(StandardPage, title=name, live=False) for name in ("published", "approved")}
    for page in drafted.values():
        page.save_revision()
    for title in ("edited", "edited again"):
        pages["reverted"].title = title
        pages["reverted"].save_revision().publish()
    before = assert_equal("made")
    assert {document(page) for page in pages.values()} <= before.keys()
    assert not {document(page) for page in drafted.values()} & before.keys()

    copied, parent = pages["copied"], pages["copied"].get_parent()
    form = {"new_title": "copy", "new_slug": "copy", "new_parent_page": parent.pk, "publish_copies": "on"}
    do(reverse("wagtailadmin_pages:copy", args=[copied.pk]), **form)
    do(bulk("unpublish", pages["unpublished"]))
    do(bulk("delete", pages["deleted"]))
    do(bulk("publish", drafted["published"]))
    do(bulk("move", pages["moved"]), chooser=pages["home"].pk)
    form = {"restriction_type": "groups", "groups": [Group.objects.first().pk]}
    do(reverse("wagtailadmin_pages:set_privacy", args=[pages["closed"].pk]), **form)
    state = Workflow.objects.first().start(drafted["approved"], person("superuser"))
    state.current_task_state.approve(user=person("superuser"))
    pages["reverted"].revisions.order_by("pk").first().publish()

    after = assert_equal("done in the CMS")
    shown = {name: after.get(document(page)) for name, page in (pages | drafted).items()}
    assert [name for name in shown if shown[name] is None] == ["unpublished", "deleted", "closed"]
    assert after[document(Page.objects.get(slug="copy", locale__language_code="en"))].title == "copy"
    assert shown["moved"].url == f"{shown['home'].url}{pages['moved'].slug}/"
    assert shown["reverted"].title == "edited"


def test_aliases_made_and_unmade_change_both_indexes(assert_equal, do, now):
    german = Locale.objects.get(language_code="de")
    page, other = make_page(StandardPage, title="Housing"), make_page(StandardPage, title="Visa")
    alias = page.copy_for_translation(german, copy_parents=True, alias=True)
    translation = other.copy_for_translation(german, copy_parents=True, alias=True)
    source, _made = TranslationSource.update_or_create_from_instance(other)
    Translation.objects.create(source=source, target_locale=german)
    source.create_or_update_translation(german, publish=True, fallback=True)
    before = assert_equal("made")
    assert (before[document(alias)].language, before[document(translation)].language) == ("en", "de")

    do(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    do(reverse("wagtail_localize:convert_to_alias", args=[translation.pk]))

    after = assert_equal("converted")
    assert (after[document(alias)].language, after[document(translation)].language) == ("de", "en")
    assert after[document(translation)].source_title == ""


def test_words_of_a_private_page_are_in_none_of_its_translations(assert_equal, now):
    page = make_page(StandardPage, title="Secret")
    translation = page.copy_for_translation(Locale.objects.get(language_code="de"), copy_parents=True)
    translation.title = "Offen"
    translation.save_revision().publish()
    assert assert_equal("made")[document(translation)].source_title == "Secret"

    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not {document(page), document(translation)} & assert_equal("private in all languages").keys()
    translation.view_restrictions.first().delete()
    found = assert_equal("opened in one of them")
    assert (document(page) in found, found[document(translation)].source_title) == (False, "")

    restriction.delete()
    assert assert_equal("opened")[document(translation)].source_title == "Secret"


def test_pages_below_one_that_was_in_memory_before_them_follow_its_address(assert_equal, now):
    parent = make_page(StandardPage)
    child = make_page(StandardPage, parent=Page.objects.get(pk=parent.pk).specific)
    assert_equal("made")

    parent.slug = "elsewhere"  # and has no child, as far as it knows
    parent.save()

    assert assert_equal("renamed")[document(child)].url.endswith(f"/elsewhere/{child.slug}/")


def test_vocabularies_that_come_with_a_release_change_both_indexes(assert_equal, now):
    institution = InstitutionFactory()
    page = make_page(ExchangePage)
    page.institutions.create(institution=institution)
    page.save()
    country = institution.country
    Country.objects.filter(pk=country.pk).update(region="002")
    memory.forget()
    call_command("rebuild_search_index", verbosity=0)
    assert assert_equal("made")[document(page)].facets["region"] == ("002",)

    load("country")

    assert assert_equal("loaded")[document(page)].facets["region"] == (country.region,)


def test_an_index_ahead_of_a_restored_database_is_brought_back_and_follows_again(assert_equal, now):
    page = make_page(StandardPage, title="As saved")
    assert_equal("saved")
    for number in range(3):
        page.title = f"Later {number}"
        page.save_revision().publish()
        assert_equal("edited")

    Page.objects.filter(pk=page.pk).update(title="As saved")
    DocumentVersion.objects.filter(document_id=document(page)).update(version=1)
    call_command("check_search_index", repair=True, stdout=StringIO())
    assert assert_equal("restored")[document(page)].title == "As saved"

    page.title = "Edited after"
    page.save_revision().publish()
    assert assert_equal("edited after")[document(page)].title == "Edited after"
