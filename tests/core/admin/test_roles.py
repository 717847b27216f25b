"""Who may open what in the CMS (hardening.md 5). A route of ours that the table does not know fails the test.

Letters: A administrator, M moderator, P editor of partners, G editor of guides, T translator of French, R records.
Superusers may everything; strangers, disabled accounts and people without a group nothing.
"""

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail_localize.models import TranslationSource

from core import clock
from core.models import Contact, FooterColumn, Notice, OutboxItem, Place, Unit
from partners_directory.models import Institution, PartnerIndexPage, Publication
from search.models import SynonymGroup
from taxonomy.models import Country, Currency, FieldOfEducation, Language, StudyLevel, Topic
from tests.core.admin.routes import our_routes

pytestmark = pytest.mark.django_db

ROLES = {
    "A": "administrator", "M": "moderator", "P": "partners editor", "G": "guides editor", "T": "french translator",
    "R": "records",
}  # fmt: skip
EVERYBODY = "AMPGTR"
ON_PAGES = "AMPGT"
NOBODY = ""

READ = {"list", "list_results", "index", "index_results", "usage", "history", "history_results", "inspect"}
CHOOSE = {"choose", "choose_results", "chosen", "chosen_multiple"}


def record(any_right, add, change, delete):
    """A register: who sees its list, who adds, changes, deletes; choosers are open to all who write pages."""
    return {
        **dict.fromkeys(READ, any_right),
        **dict.fromkeys(CHOOSE, EVERYBODY),
        "add": add, "create": add, "edit": change, "delete": delete,
    }  # fmt: skip


#: Pages of a type: all who work on pages see those that they may. Choosing a parent offers only own sections.
LISTING = {"index": ON_PAGES, "index_results": ON_PAGES, "choose_parent": EVERYBODY}


STANDARD = record("AR", NOBODY, "AR", NOBODY)
TABLE = {
    "wagtailsnippets_core_place": record("AMGR", "AMGR", "AMGR", "AR"),
    "wagtailsnippets_core_unit": record("AR", "AR", "AR", "AR"),
    "wagtailsnippets_core_contact": record("AMR", "AMR", "AMR", "AR"),
    "wagtailsnippets_core_notice": record("AM", "AM", "AM", "AM"),
    "wagtailsnippets_core_footercolumn": record("A", "A", "A", "A"),
    "wagtailsnippets_partners_directory_publication": record("AR", "AR", "AR", "AR"),
    "wagtailsnippets_taxonomy_topic": record("AR", "AR", "AR", "AR"),
    "wagtailsnippets_taxonomy_country": STANDARD,
    "wagtailsnippets_taxonomy_currency": STANDARD,
    "wagtailsnippets_taxonomy_fieldofeducation": STANDARD,
    "wagtailsnippets_taxonomy_language": STANDARD,
    "wagtailsnippets_taxonomy_studylevel": STANDARD,
    "institutions": record("AMPR", "AMPR", "AMPR", "AR"),
    "institution_chooser": record(EVERYBODY, "AMPR", NOBODY, NOBODY),
    "outbox_jobs": {"index": "A", "index_results": "A", "again": "A"},
    "exchange_offers": LISTING,
    "study_abroad": LISTING,
    "staff_mobility": LISTING,
    "scholarships": LISTING,
    "partner_pages": LISTING,
    "guide_pages": LISTING,
    "event_pages": LISTING,
    "conferences": LISTING,
    "research_projects": LISTING,
    "news_pages": LISTING,
    "text_pages": LISTING,
    "wagtailsnippets_search_synonymgroup": record("AMPG", "AMPG", "AMPG", "AM"),
    "": {
        "meridian_take_down": "AM",
        "SubmitTranslation": "AMT",
        "UpdateTranslations": "AMT",
        "search_found": "AMP",
        **dict.fromkeys(
            (
                "search_report",
                "search_report_results",
                "search_promotions",
                "search_promotions_results",
                "search_promotions_add",
                "search_promotions_edit",
            ),
            "AMPG",
        ),
    },
}
for _name in [name for name in TABLE if name.startswith("wagtailsnippets_")]:
    _chooser = _name.replace("wagtailsnippets_", "wagtailsnippetchoosers_")
    TABLE[_chooser] = {**dict.fromkeys(CHOOSE, EVERYBODY), "create": TABLE[_name]["add"]}


@pytest.fixture
def rows(db, about, section, locale):
    """One row of each model, and a page with translations."""
    country = Country.objects.first()
    now = clock.now()
    partners = section(PartnerIndexPage)
    TranslationSource.update_or_create_from_instance(partners)
    return {
        Place: Place.objects.create(slug="library", kind="library", names={"en": "Library"}),
        Unit: Unit.objects.create(key="unit", names={"en": "Unit"}),
        Contact: Contact.objects.create(key="ana", name="Ana"),
        Notice: Notice.objects.create(texts={"en": "Closed"}, starts_at=now, ends_at=now),
        FooterColumn: FooterColumn.objects.create(names={"en": "Help"}),
        Publication: Publication.objects.create(title="On tides"),
        Institution: Institution.objects.create(display_name="Uni", country=country),
        SynonymGroup: SynonymGroup.objects.create(language="en", words="visa\npermit"),
        SearchPromotion: SearchPromotion.objects.create(query=Query.get("visa"), page=partners),
        OutboxItem: OutboxItem.objects.create(topic="test", key="1", failed_at=now),
        **{
            model: model.objects.first()
            for model in (Country, Currency, FieldOfEducation, Language, StudyLevel, Topic)
        },
        "page": partners,
    }


def address(route, rows):
    if not route.viewset:
        page = rows["page"]
        source = TranslationSource.objects.get_for_instance(page)
        if route.view.startswith("search_"):
            own = {"search_found": page.pk, "search_promotions_edit": rows[SearchPromotion].query_id}
            return reverse(route.view, args=[own[route.view]] if route.view in own else [])
        return {
            "meridian_take_down": reverse("meridian_take_down", args=[page.pk]),
            "SubmitTranslation": f"/cms/localize/submit/page/{page.pk}/",
            "UpdateTranslations": f"/cms/localize/update/{source.pk}/",
        }[route.view]
    name = f"{route.viewset}:{route.view}"
    needs_row = "<" in route.pattern
    row = next((row for model, row in rows.items() if route.model is model), rows[OutboxItem])
    if route.viewset == "institution_chooser":
        row = rows[Institution]
    return reverse(name, args=[row.pk] if needs_row else [])


def is_open(response):
    """Whether the answer is the view's own; Wagtail sends the refused to its home or to the sign-in."""
    if response.status_code in {302, 301}:
        return response.url.rstrip("/") != "/cms" and not response.url.startswith("/accounts/login/")
    return response.status_code not in {403, 404}


def expected(route):
    return TABLE[route.viewset][route.view]


def test_every_route_of_ours_is_in_the_table():
    unknown = [str(route) for route in our_routes() if route.view not in TABLE.get(route.viewset, {})]

    assert unknown == []


def test_each_role_opens_what_the_table_says(as_, rows):
    seen = {}
    for role in ROLES.values():
        client = as_(role)
        seen[role] = {str(route): is_open(client.get(address(route, rows))) for route in our_routes()}

    wrong = {
        str(route): "".join(letter for letter, role in ROLES.items() if seen[role][str(route)])
        for route in our_routes()
        if any(seen[role][str(route)] != (letter in expected(route)) for letter, role in ROLES.items())
    }
    assert wrong == {}


@pytest.mark.parametrize("role", list(ROLES.values()))
def test_nobody_posts_where_they_may_not(as_, rows, role):
    letter = next(letter for letter, name in ROLES.items() if name == role)
    client = as_(role)

    wrong = [
        str(route)
        for route in our_routes()
        if letter not in expected(route) and is_open(client.post(address(route, rows), {"pk": "1"}))
    ]

    assert wrong == []
    assert all(type(row).objects.filter(pk=row.pk).exists() for row in rows.values())


@pytest.mark.parametrize("role", ["anonymous", "without group", "disabled"])
def test_others_open_nothing(as_, person, rows, role):
    client = as_("moderator" if role == "disabled" else role)
    if role == "disabled":
        person("moderator").__class__.objects.filter(username="moderator").update(is_active=False)

    assert [str(route) for route in our_routes() if is_open(client.get(address(route, rows)))] == []
    assert [str(route) for route in our_routes() if is_open(client.post(address(route, rows)))] == []


def test_superuser_opens_everything_that_exists(as_, rows):
    client = as_("superuser")

    closed = [str(route) for route in our_routes() if not is_open(client.get(address(route, rows)))]

    assert closed == [str(route) for route in our_routes() if not expected(route)]


@pytest.mark.parametrize(
    ("section_name", "letters"),
    [("partners", "AMP"), ("guides", "AMG"), ("opportunities", "AM"), ("news", "AM")],
)
def test_page_editors_edit_their_section(as_, home, section_name, letters):
    page = home.get_children().get(slug=section_name)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert "".join(letter for letter, role in ROLES.items() if is_open(as_(role).get(url))) == letters


def test_translator_edits_the_own_tree_only(as_, about):
    pages = {page.locale.language_code: page for page in about.get_translations(inclusive=True)}
    client = as_("french translator")

    assert {
        code
        for code, page in pages.items()
        if is_open(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    } == {"fr"}


def test_only_superusers_manage_people(as_):
    urls = [
        reverse(name)
        for name in ("wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index")
    ]

    for role in ROLES.values():
        assert [url for url in urls if is_open(as_(role).get(url))] == []
    assert [url for url in urls if is_open(as_("superuser").get(url))] == urls
