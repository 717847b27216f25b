"""“How is this page found?” in the CMS: for who may edit the page, whatever is typed, whatever answers."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Locale, PageViewRestriction

from core.cache import raise_edition
from core.models import OutboxItem
from guides.models import GuidePage
from home.access import roles
from home.models import HomePage
from opportunities.models import ExchangePage
from opportunities.models.rows import ExchangeDeadline
from search.cms.found import found_button
from search.contract import SearchUnavailableError
from search.indexing import sync_page
from search.models import SynonymGroup
from tests.factories import make_page


def address(page):
    return reverse("search_found", args=[page.pk])


@pytest.fixture
def guide(indexed):
    page = indexed(GuidePage, title="Housing <b>", audiences=["exchange"])
    OutboxItem.objects.all().delete()
    return page


def text_of(client, page, **query):
    answer = client.get(address(page), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("group", [roles.editors_of("guides"), roles.MODERATORS, roles.ADMINISTRATORS])
def test_who_may_edit_the_page_sees_how_it_is_found(sign_in, guide, group):
    client = sign_in(group)
    page = text_of(client, guide, q="housing")

    assert "It is number 1 of 1 result." in page
    assert "as written" in page
    assert "Housing &lt;b&gt;" in page
    assert "Title of the original" not in page
    for menu in (
        reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        reverse("wagtailadmin_explore", args=[guide.get_parent().pk]),
    ):
        assert address(guide) in client.get(menu).content.decode()


@pytest.mark.parametrize("group", [roles.editors_of("news"), roles.RECORDS, roles.translators_of("fr")])
def test_others_do_not(sign_in, guide, group):
    answer = sign_in(group).get(address(guide))

    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))


def test_there_is_none_for_the_root_and_for_no_page(sign_in, guide):
    client = sign_in()

    assert client.get(reverse("search_found", args=[1])).status_code == 404
    assert client.get(reverse("search_found", args=[10**9])).status_code == 404


def test_the_document_is_told_in_words(sign_in, guide):
    page = text_of(sign_in(), guide)

    assert "What the index knows" in page
    assert "<dt>Last written</dt>" in page
    assert "<dt>Version</dt> <dd> 1 </dd>" in page
    assert "Students of biology go abroad." in page
    assert "<dt>Phase</dt>" in page
    assert "Its place" not in page


def test_a_long_text_is_cut(sign_in, indexed):
    page = indexed(GuidePage, body=[("text", f"<p>{'word ' * 200}</p>")])

    assert "characters in all)" in text_of(sign_in(), page)


def test_a_page_with_dates_tells_them(sign_in, indexed):
    page = indexed(ExchangePage)
    ExchangeDeadline.objects.create(page=page, on="2027-05-01", kind="application", locale=page.locale)
    sync_page(page.pk)

    told = text_of(sign_in(), page)

    assert "<dt>Deadlines</dt>" in told
    assert "Sat 1 May 2027" in told


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "It is not published: only what everybody may see is found."),
        ({"expired": True}, "It has expired: it was taken down on the date set for it."),
    ],
)
def test_a_page_that_is_not_public_says_why_and_not_that_it_lacks_words(sign_in, db, now, fields, said):
    draft = make_page(GuidePage, title="Castle", live=False, **fields)
    page = text_of(sign_in(), draft, q="castle")

    assert said in page
    assert "This is what it would be told of it." in page
    assert "Readers don&#x27;t find it, whatever they type" in page
    assert "not all the words stand in it" not in page


def test_a_page_that_is_to_come_says_when(sign_in, db, now):
    draft = make_page(GuidePage, live=False)
    revision = draft.save_revision()
    revision.approved_go_live_at = "2027-04-01T08:00Z"
    revision.save()

    assert "it will be on Thu 1 Apr 2027, 09:00" in text_of(sign_in(), draft)


def test_a_page_whose_time_is_over_says_since_when(sign_in, guide):
    guide.expire_at = "2027-02-28T12:00Z"
    guide.save()
    page = text_of(sign_in(), guide, q="housing")

    assert "It expired on Sun 28 Feb 2027, 12:00, and is taken down soon." in page
    assert "Readers don&#x27;t find it, whatever they type" in page


def test_a_private_page_says_where_that_was_set(sign_in, guide):
    PageViewRestriction.objects.create(page=guide, restriction_type="login")
    PageViewRestriction.objects.create(page=guide.get_parent(), restriction_type="login")
    page = text_of(sign_in(), guide, q="housing")

    assert "It is private: only what everybody may see is found." in page
    assert f"everything below “{guide.get_parent().get_admin_display_title()}” is." in page
    assert "Readers don&#x27;t find it, whatever they type" in page


def test_a_page_of_a_language_that_was_taken_away_says_so(sign_in, guide, settings):
    Locale.objects.filter(pk=guide.locale_id).update(language_code="pt")

    assert "Its language is not one of the site" in text_of(sign_in(), guide)


def test_a_public_page_that_the_index_lost_says_so(sign_in, guide, backend):
    backend.delete({f"page:{guide.pk}": 99})
    page = text_of(sign_in(), guide, q="housing")

    assert "The index does not have the page." in page
    assert "Readers don&#x27;t find it, whatever they type" in page


def test_a_type_outside_the_search_says_so(sign_in, db, now, monkeypatch):
    monkeypatch.setattr(HomePage, "in_search", False)
    home = HomePage.objects.get(locale__language_code="en")
    page = text_of(sign_in(), home, q="visa")

    assert "Pages of this type are not part of the search." in page
    assert "What the index knows" in page


@pytest.mark.parametrize(
    ("failed_at", "said"), [(None, "waits to be written"), ("2027-03-01T00:00Z", "could not be written")]
)
def test_a_job_that_waits_is_told(sign_in, guide, failed_at, said):
    OutboxItem.objects.create(
        topic="search.page", key=str(guide.pk), created_at="2027-02-28T00:00Z", next_try_at="2027-03-01T00:00Z",
        failed_at=failed_at, error="ConnectionError: <no>",
    )  # fmt: skip
    page = text_of(sign_in(), guide, q="housing")

    assert said in page
    assert "ConnectionError: &lt;no&gt;" in page
    assert "left out until its last change has reached the index" in page


def test_an_engine_that_is_down_is_told(sign_in, guide, backend, monkeypatch):
    def fail(self, query):
        raise SearchUnavailableError("gone")

    monkeypatch.setattr(type(backend), "search", fail)
    page = text_of(sign_in(), guide, q="castle")

    assert "Search does not answer right now." in page
    assert "Students of biology go abroad." in page
    assert "The search engine does not answer" in page


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "\x00",
        "-a -b",
        "(" * 500,
        "x" * 10_000,
        "\ud800".encode("utf-8", "surrogatepass"),
        "<script>",
        "*:*",
        "签证 سكن",
    ],
)
def test_nothing_typed_breaks_it(sign_in, guide, words):
    page = text_of(sign_in(), guide, q=words)

    assert "<script>alert" not in page
    assert "<script>&quot;" not in page


def test_it_is_in_the_language_of_the_cms(sign_in, guide):
    client = sign_in()

    with translation.override("fr"):
        assert client.get(address(guide)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_the_same_queries_however_many_pages_are_found(
    sign_in, guide, indexed, count, django_assert_max_num_queries
):
    for _number in range(count):
        indexed(GuidePage, title="Housing")
    client = sign_in()
    text_of(client, guide, q="housing")

    with django_assert_max_num_queries(38):
        text_of(client, guide, q="housing")


def test_the_button_is_not_shown_to_who_may_not_edit(guide):
    reader = get_user_model().objects.create_user("reader", password="x")
    root = guide.get_root()

    assert list(found_button(guide, reader)) == []
    assert list(found_button(root, get_user_model()(is_superuser=True, is_active=True))) == []


def test_a_promoted_page_and_softened_words_are_told(sign_in, guide, indexed):
    SearchPromotion.objects.create(query=Query.get("housing castle"), page=guide)
    raise_edition()
    page = text_of(sign_in(), guide, q="housing castle")

    assert "An editor has promoted it: it stands above the results." in page
    assert "No page has all the words" in page


def test_a_page_that_is_not_translated_says_so(sign_in, guide):
    alias = guide.get_translations().filter(locale__language_code="fr").first() or guide.copy_for_translation(
        Locale.objects.get(language_code="fr"), copy_parents=True, alias=True
    )
    sync_page(alias.pk)
    OutboxItem.objects.all().delete()

    page = text_of(sign_in(), alias, q="housing")

    assert "It is number 1 of 1 result." in page
    assert "It is not translated yet" in page
    assert "Title of the original" not in page


def test_what_stands_before_it_is_named_with_what_it_has(sign_in, guide, indexed):
    first = indexed(GuidePage, title="Castle", summary="A castle.")
    other = indexed(GuidePage, title="Sports", summary="Near the castle.")
    OutboxItem.objects.all().delete()

    page = text_of(sign_in(), other, q="castle")

    assert "It is number 2 of 2 results." in page
    assert "What stands just before it" in page
    before, itself = page.split(f'<a href="{first.get_url()}">')[1].split(f'<a href="{other.get_url()}">')
    assert "<td> exactly this </td>" in before
    assert "this page" in itself
    assert "<td> 1 of 1 </td>" in itself
    assert "exactly this" not in itself


def test_what_is_found_instead_is_named(sign_in, guide, indexed):
    other = indexed(GuidePage, title="Castle")
    OutboxItem.objects.all().delete()
    page = text_of(sign_in(), guide, q="castle")

    assert "What readers find instead" in page
    assert f'<a href="{other.get_url()}">' in page
    assert "this page</span>" not in page


def test_a_page_that_stands_alone_is_compared_with_nothing(sign_in, guide):
    page = text_of(sign_in(), guide, q="housing")

    assert "What stands just before it" not in page
    assert "What readers find instead" not in page


def test_state_and_language_of_what_stands_before_it_are_told(sign_in, guide, indexed):
    french = Locale.objects.get(language_code="fr")
    aliases = []
    for title in ("Castle", "Housing castle"):
        page = indexed(ExchangePage, title=title)
        ExchangeDeadline.objects.create(page=page, on="2027-09-01", kind="application", locale=page.locale)
        alias = page.get_translations().filter(locale=french).first() or page.copy_for_translation(
            french, copy_parents=True, alias=True
        )
        sync_page(alias.pk)
        aliases.append(alias)
    OutboxItem.objects.all().delete()

    page = text_of(sign_in(), aliases[1], q="castle")

    assert page.count('<span class="w-status">Open</span> <span class="w-status">English</span>') == 2


def test_excluded_words_that_it_has_are_told(sign_in, guide):
    page = text_of(sign_in(), guide, q="students -housing")

    assert "It is not found: it has what was excluded: \u2068“housing”\u2069." in page


def test_a_synonym_says_for_what_it_stands(sign_in, guide):
    SynonymGroup.objects.create(language="en", words="student dormitory\nhousing")
    raise_edition()
    page = text_of(sign_in(), guide, q="student dormitory")

    assert "It is number 1 of 1 result." in page
    assert "synonym of “student dormitory”" in page
