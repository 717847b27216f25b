"""What readers may not see is on no page, feed, list or map (hardening.md 1–3); ``tests/core/api/test_hidden.py`` has the API.

Each address is read before, so that what was kept of it must go too, and after, before and after the index has followed.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from core import clock
from core.outbox import run_due
from events.models import EventPage
from home.models import NewsPage, StandardPage
from partners_directory.models import PartnerPage
from tests.factories import InstitutionFactory, make_page

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
SECTIONS = ("partners", "events", "news")
FILES = (
    "partners/feed.atom",
    "events/feed.atom",
    "events/calendar.ics",
    "news/feed.atom",
    "partners/partners.geojson",
)


@pytest.fixture(autouse=True)
def _noon():
    with clock.frozen(NOW):
        yield


def addresses(*pages):
    lists = [f"/{code}/{path}/" for code in ("en", "fr") for path in SECTIONS]
    searches = [f"/{code}/search/?q=yellow" for code in ("en", "fr")]
    keys = "&".join(f"ids={page.translation_key}" for page in pages)
    others = [
        f"/en/shortlist/?{keys}",
        f"/en/compare/?{keys}",
        "/sitemap.xml",
        "/en/",
        "/fr/",
        "/en/partners/map/",
        "/canary-before/",
    ]
    own = [f"/{code}{page.url[3:]}" for page in pages for code in ("en", "fr")]
    return lists + searches + others + own + [f"/en/{path}" for path in FILES]


def everything(client, pages):
    """All that is told, without the words of the addresses asked for."""
    told = ""
    for address in addresses(*pages):
        response = client.get(address)
        if response.status_code == 404:
            continue  # the words of the address, in its search box
        if response.status_code in {301, 302}:
            told += response.url.replace(f"next={address}", "") if "login" not in response.url else ""
            continue
        told += b"".join(response).decode()
    return told


def restrict(kind):
    def hide(page):
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesame")
        if kind == "groups":
            restriction.groups.set(Group.objects.filter(name="Records"))

    return hide


def below_a_private_page(page):
    parent = page.get_parent()
    private = parent.add_child(instance=StandardPage(title="Private", slug="private"))
    private.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for own in page.get_translations(inclusive=True):  # as the CMS does
        own.move(private.get_translation(own.locale), pos="last-child")


def draft(page):
    page.unpublish()


def scheduled(page):
    page.unpublish()
    page.go_live_at = NOW + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)


def expired(page):
    Page.objects.filter(translation_key=page.translation_key).update(expire_at=NOW - timedelta(minutes=1))
    page.refresh_from_db()
    page.save()


def deleted(page):
    page.delete()


WAYS = {
    "login": restrict("login"), "groups": restrict("groups"), "password": restrict("password"), "moved": below_a_private_page,
    "draft": draft, "scheduled": scheduled, "expired": expired, "deleted": deleted,
}  # fmt: skip


@pytest.fixture
def canaries():
    """A partner, an event and news named so, with French aliases, a page that links to them, and a redirect."""
    institution = InstitutionFactory(display_name="Canary University", names={"en": "Canary University"})
    pages = [
        make_page(
            PartnerPage,
            title="Canary partner",
            slug="hidden-partner",
            summary="A yellow bird",
            institution=institution,
        ),
        make_page(EventPage, title="Canary event", slug="hidden-event", summary="A yellow bird"),
        make_page(
            NewsPage,
            title="Canary news",
            slug="hidden-news",
            summary="A yellow bird",
            published_on=NOW.date(),
        ),
    ]
    for page in pages:
        page.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)
    make_page(NewsPage, title="Other", body=[("related_pages", {"heading": "", "pages": pages})])
    Redirect.objects.create(old_path="/canary-before", redirect_page=pages[0])
    run_due()
    return [type(page).objects.get(pk=page.pk) for page in pages]


def test_the_probe_hears_public_canaries(client, canaries):
    silent = [
        url
        for url in addresses(*canaries)
        if url.startswith(("/en/partners/", "/en/news/", "/en/events/", "/en/search/"))
    ]

    assert [url for url in silent if "anary" not in b"".join(client.get(url)).decode()] == []


@pytest.mark.parametrize("way", WAYS)
def test_hidden_canaries_are_silent_at_once(client, canaries, way, django_capture_on_commit_callbacks):
    everything(client, canaries)

    with django_capture_on_commit_callbacks(execute=True):
        for page in canaries:
            WAYS[way](page)
    waiting = everything(client, canaries)
    run_due()

    assert "anary" not in waiting
    assert "anary" not in everything(client, canaries)
