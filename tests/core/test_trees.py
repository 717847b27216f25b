"""The trees of all languages keep the source tree's shape, and old addresses lead to new ones."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import StandardPage
from tests.core.admin.conftest import about, locale
from tests.home.conftest import as_, person

__all__ = ["about", "as_", "locale", "person"]
pytestmark = pytest.mark.django_db


def slugs(page):
    return dict(
        Page.objects.filter(translation_key=page.translation_key).values_list("locale__language_code", "slug")
    )


def paths():
    return {redirect.old_path: redirect.redirect_page.get_url() for redirect in Redirect.objects.all()}


def rename(page, slug, callbacks):
    with callbacks(execute=True):
        page.slug = slug
        page.save_revision().publish()


def test_rename_follows_in_all_languages_with_redirects(about, django_capture_on_commit_callbacks, client):
    rename(about, "the-office", django_capture_on_commit_callbacks)

    assert set(slugs(about).values()) == {"the-office"}
    assert paths() == {f"/{code}/about-us": f"/{code}/the-office/" for code in ("en", "fr", "de", "es")}
    assert client.get("/fr/about-us/").url == "/fr/the-office/"
    assert client.get("/de/about-us/").url == "/de/the-office/"


def test_slug_of_its_own_stays(about, django_capture_on_commit_callbacks):
    french = about.get_translations().get(locale__language_code="fr").specific
    rename(french, "qui-sommes-nous", django_capture_on_commit_callbacks)

    rename(about, "the-office", django_capture_on_commit_callbacks)

    assert slugs(about) == {
        "en": "the-office",
        "fr": "qui-sommes-nous",
        "de": "the-office",
        "es": "the-office",
    }


def test_renamed_translation_keeps_its_slug_in_the_next_draft(about, django_capture_on_commit_callbacks):
    rename(about, "the-office", django_capture_on_commit_callbacks)

    french = about.get_translations().get(locale__language_code="fr").specific

    assert french.get_latest_revision_as_object().slug == "the-office"


def test_move_takes_all_languages_along(as_, about, home, client, django_capture_on_commit_callbacks):
    parent = home.add_child(instance=StandardPage(title="Office", slug="office"))
    for page in about.get_translations():
        parent.copy_for_translation(page.locale, alias=True)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[about.pk, parent.pk])

    with django_capture_on_commit_callbacks(execute=True):
        as_("moderator").post(confirm)

    urls = set(Page.objects.filter(translation_key=about.translation_key).values_list("url_path", flat=True))
    assert urls == {
        "/home/office/about-us/", "/home-fr/office/about-us/", "/home-de/office/about-us/", "/home-es/office/about-us/",
    }  # fmt: skip
    assert paths()["/fr/about-us"] == "/fr/office/about-us/"
    assert client.get("/es/about-us/").url == "/es/office/about-us/"


def test_deleting_the_source_takes_aliases_along(about):
    about.delete()

    assert set(slugs(about)) == {"fr"}


def test_deleting_a_branch_takes_its_aliases_along(about, locale):
    below = about.add_child(instance=StandardPage(title="Below", slug="below"))
    below.copy_for_translation(locale("de"), alias=True)

    Page.objects.get(pk=about.pk).delete()

    assert set(slugs(about)) == {"fr"}
    assert slugs(below) == {}
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_in_the_cms_takes_all_languages_along(as_, about):
    as_("moderator").post(reverse("wagtailadmin_pages:delete", args=[about.pk]))

    assert slugs(about) == {}


def test_deleted_translation_leaves_an_alias(as_, about):
    french = about.get_translations().get(locale__language_code="fr")

    as_("french translator").post(reverse("wagtailadmin_pages:delete", args=[french.pk]))

    again = Page.objects.get(translation_key=about.translation_key, locale__language_code="fr")
    assert again.alias_of_id == about.pk
