"""``sync_languages`` makes what each language needs, once."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from django.conf.locale import LANG_INFO
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Locale, Page, Site, Task, Workflow, WorkflowPage
from wagtail_localize.models import LocaleSynchronization

from core.meta import absolute
from core.outbox import run_due
from home.access import roles
from home.languages import set_site_address, source_home, sync_languages
from home.models import StandardPage
from partners_directory.models import PartnerIndexPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def state():
    return {
        "pages": sorted(
            Page.objects.values_list("pk", "path", "url_path", "locale__language_code", "alias_of_id")
        ),
        "locales": sorted(Locale.objects.values_list("pk", "language_code")),
        "synchronised": sorted(LocaleSynchronization.objects.values_list("locale_id", "sync_from_id")),
        "groups": sorted((group.name, group.permissions.count()) for group in Group.objects.all()),
        "rights": sorted(GroupPagePermission.objects.values_list("group_id", "page_id", "permission_id")),
        "workflows": sorted(WorkflowPage.objects.values_list("page_id", "workflow__name")),
    }


def test_sync_languages_again_changes_nothing():
    before = state()

    call_command("sync_languages", verbosity=0)

    assert state() == before


def test_every_language_has_a_home_with_the_sections(settings):
    homes = Page.objects.filter(depth=2)

    assert {home.locale.language_code for home in homes} == {code for code, _name in settings.LANGUAGES}
    for home in homes:
        slugs = set(home.get_children().values_list("slug", flat=True))
        assert slugs >= {"partners", "opportunities", "events", "guides", "research", "news", "contact"}


def test_source_tree_is_real_and_the_others_follow_it():
    home = source_home()

    others = Page.objects.filter(depth=2).exclude(pk=home.pk)

    assert home.alias_of_id is None
    assert set(others.values_list("alias_of_id", flat=True)) == {home.pk}
    assert LocaleSynchronization.objects.filter(sync_from=home.locale).count() == others.count()


def test_menu_has_at_most_five_sections():
    in_menu = source_home().get_children().in_menu()

    assert [page.slug for page in in_menu] == ["opportunities", "partners", "guides", "events", "research"]


def test_site_leads_to_the_source_home(settings):
    site = Site.objects.get()

    assert site.root_page_id == source_home().pk
    assert site.is_default_site


def test_site_address_follows_the_base_url(settings):
    settings.BASE_URL = "https://international.example.org"

    set_site_address()

    site = Site.objects.get()
    assert (site.hostname, site.port) == ("international.example.org", 443)
    assert site.root_page_id == source_home().pk


def test_a_section_that_was_renamed_is_not_made_again():
    index = PartnerIndexPage.objects.get(locale__language_code="en")
    index.slug = "our-partners"
    index.save_revision().publish()

    call_command("sync_languages", verbosity=0)

    assert PartnerIndexPage.objects.filter(locale__language_code="en").count() == 1


def test_a_page_made_by_code_gets_its_aliases():
    page = StandardPage(title="About", slug="about", live=True)
    source_home().add_child(instance=page)
    page.add_child(instance=StandardPage(title="History", slug="history"))

    call_command("sync_languages", verbosity=0)

    assert Page.objects.filter(slug="about", alias_of=page).count() == 5
    assert Page.objects.filter(url_path="/home-fr/about/history/").exists()


def test_rights_that_an_administrator_took_away_stay_away():
    group = Group.objects.get(name=roles.RECORDS)
    group.permissions.remove(group.permissions.get(codename="delete_place"))

    call_command("sync_languages", verbosity=0)

    assert not group.permissions.filter(codename="delete_place").exists()


def test_workflow_of_the_source_tree_asks_the_moderators():
    workflow = Workflow.objects.get()

    assert workflow.name == "Review"
    assert source_home().get_workflow() == workflow
    assert [group.name for task in workflow.tasks for group in task.specific.groups.all()] == [
        roles.MODERATORS
    ]


def test_wagtails_own_groups_and_rights_on_the_root_are_gone():
    assert not Group.objects.filter(name="Editors").exists()
    assert not GroupPagePermission.objects.filter(page__depth=1).exists()


def test_first_run_takes_the_place_of_wagtails_welcome():
    """As after Wagtail's own migrations: a welcome page, two groups with rights on everything, a workflow."""
    root = Page.objects.get(depth=1)
    for model in (Site, WorkflowPage, Workflow, Task):
        model.objects.all().delete()
    source_home().delete()
    assert not Page.objects.filter(depth__gt=1).exists()
    Group.objects.all().delete()
    root.refresh_from_db()
    welcome = root.add_child(
        instance=Page(title="Welcome", slug="home", locale=Locale.objects.get(language_code="en"))
    )
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    for name in ("Editors", "Moderators"):
        group = Group.objects.create(name=name)
        GroupPagePermission.objects.create(group=group, page=root, permission_type="publish")
    Workflow.objects.create(name="Moderators approval")
    lines = []

    sync_languages(lines.append)

    assert lines[0] == "fr: 8 pages added"
    assert source_home().slug == "home"
    assert Site.objects.get().root_page_id == source_home().pk
    assert not Page.objects.filter(pk=welcome.pk).exists()
    assert not GroupPagePermission.objects.filter(page=root).exists()
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Review"]
    assert {roles.MODERATORS, roles.RECORDS, roles.editors_of("guides"), roles.translators_of("ar")} <= set(
        Group.objects.values_list("name", flat=True)
    )


@pytest.fixture
def italian(settings, tmp_path):
    """What a site owner does for Italian: a setting, a catalogue, the name of an analyser."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [
        *settings.LANGUAGES,
        ("it", LANG_INFO["it"]["name_local"]),
    ]
    catalogue = Catalog(locale="it")
    catalogue.add("Skip to content", "Vai al contenuto")
    folder = tmp_path / "it" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    others = {code: name for code, name in settings.MERIDIAN_SEARCH["ANALYZERS"].items() if code != "it"}
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ANALYZERS": {**others, "it": "italian"}}
    call_command("sync_languages", verbosity=0)


def test_italian_is_a_setting_a_catalogue_and_an_analyser_away(italian, client):
    home = Page.objects.get(depth=2, locale__language_code="it")

    assert home.alias_of_id == source_home().pk
    assert home.get_children().count() == source_home().get_children().count()
    assert Group.objects.filter(name=roles.translators_of("it")).exists()
    html = BeautifulSoup(client.get("/it/partners/").content, "html.parser")
    assert (html.html["lang"], html.html["dir"]) == ("it", "ltr")
    assert html.select_one("a.skip").get_text() == "Vai al contenuto"


def test_an_italian_page_is_found_by_stem_and_in_every_list(italian, client):
    page = make_page(StandardPage, title="Before you leave")
    sync_languages(lambda _line: None)
    translated = StandardPage.objects.get(translation_key=page.translation_key, locale__language_code="it")
    translated.alias_of = None
    translated.title, translated.slug = "Gli studenti e il mare", "mare"
    translated.save_revision().publish()
    run_due()

    found = client.get("/api/v1/search/", {"locale": "it", "q": "studente mari"}).json()["results"]

    assert [(hit["title"], hit["language"]) for hit in found] == [("Gli studenti e il mare", "it")]
    source = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert source.select_one('link[hreflang="it"]')["href"] == absolute("/it/mare/")
    assert "/it/mare/" in client.get("/sitemap.xml").content.decode()
    assert "Gli studenti e il mare" in client.get("/it/search/?q=studente").content.decode()
