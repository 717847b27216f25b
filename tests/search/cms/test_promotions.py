"""Promoted pages in the CMS: Wagtail's screens with our rights, for pages only."""

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import ModelLogEntry

from home.access import roles
from home.models import NewsPage, StandardPage
from search.promotions import promoted_ids
from tests.factories import make_page
from tests.search.cms.conftest import HELPERS, OTHERS

LIST = reverse("wagtailsearchpromotions:index")
ADD = reverse("wagtailsearchpromotions:add")


def form(words, *pages, **more):
    """What the browser sends."""
    data = {
        "query_string": words,
        "editors_picks-TOTAL_FORMS": len(pages),
        "editors_picks-INITIAL_FORMS": 0,
        "editors_picks-MIN_NUM_FORMS": 0,
        "editors_picks-MAX_NUM_FORMS": 1000,
    }
    for number, page in enumerate(pages):
        data[f"editors_picks-{number}-page"] = page
        data[f"editors_picks-{number}-ORDER"] = number + 1
    return data | more


@pytest.fixture
def guide(db):
    """A page that everybody may find."""
    return make_page(StandardPage, title="How to get a permit")


@pytest.mark.parametrize("group", HELPERS)
def test_editors_promote_pages(sign_in, guide, now, group, django_capture_on_commit_callbacks):
    client = sign_in(group)
    assert promoted_ids("visa", "en") == ()

    with django_capture_on_commit_callbacks(execute=True):  # a new edition
        answer = client.post(ADD, form("Visa", guide.pk))

    assert answer["Location"] == LIST
    assert promoted_ids("visa", "en") == (f"page:{guide.pk}",)
    assert "visa" in client.get(LIST).content.decode()
    assert client.get(reverse("wagtailsearchpromotions:index_results")).status_code == 200


@pytest.mark.parametrize("group", OTHERS)
def test_others_do_not(sign_in, guide, group):
    client = sign_in(group)

    client.post(ADD, form("Visa", guide.pk))

    assert not SearchPromotion.objects.exists()
    assert client.get(LIST).status_code == 302
    assert LIST not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_question_changes_its_words_and_pages(sign_in, guide, section, now):
    query = Query.get("visa")
    pick = SearchPromotion.objects.create(query=query, page=guide)
    client = sign_in(roles.MODERATORS)
    address = reverse("wagtailsearchpromotions:edit", args=[query.pk])
    sent = form("residence", guide.pk) | {"editors_picks-INITIAL_FORMS": 1, "editors_picks-0-id": pick.pk}

    assert client.get(address).status_code == 200
    answer = client.post(address, sent)

    assert answer["Location"] == LIST
    assert promoted_ids("residence", "en") == (f"page:{guide.pk}",)
    assert promoted_ids("visa", "en") == ()


@pytest.mark.parametrize(("group", "left"), [(roles.MODERATORS, 0), (roles.editors_of("guides"), 1)])
def test_moderators_delete_them(sign_in, guide, group, left):
    query = Query.get("visa")
    SearchPromotion.objects.create(query=query, page=guide)

    sign_in(group).post(reverse("wagtailsearchpromotions:delete", args=[query.pk]))

    assert SearchPromotion.objects.count() == left


def test_only_pages_are_promoted(sign_in):
    sent = form("visa", "") | {
        "editors_picks-0-external_link_url": "https://example.org/",
        "editors_picks-0-external_link_text": "Elsewhere",
    }

    page = sign_in().post(ADD, sent).content.decode()

    assert "This field is required." in page
    assert not SearchPromotion.objects.exists()
    assert "External link URL" not in page


def test_only_pages_of_the_search_are_promoted(sign_in, home):
    page = sign_in().post(ADD, form("visa", home.pk)).content.decode()

    assert "Pages of this type are not part of the search." in page
    assert not SearchPromotion.objects.exists()


def test_the_form_comes_filled_in(sign_in):
    page = sign_in().get(ADD, {"words": 'visa"><script>'}).content.decode()

    assert 'value="visa&quot;&gt;&lt;script&gt;"' in page


def test_a_page_can_be_chosen_at_once(sign_in, guide):
    query = Query.get("visa")
    SearchPromotion.objects.create(query=query, page=guide)
    client = sign_in()

    added = client.get(ADD).content.decode()
    edited = client.get(reverse("wagtailsearchpromotions:edit", args=[query.pk])).content.decode()

    assert 'name="editors_picks-0-page"' in added
    assert 'name="editors_picks-0-page"' in edited
    assert 'name="editors_picks-1-page"' not in added + edited


def test_what_would_stay_empty_leads_to_our_report(sign_in):
    client = sign_in()
    menu = client.get(reverse("wagtailadmin_home")).content.decode()

    for name in ("chooser", "chooserresults", "search_terms", "search_terms_results"):
        address = reverse(f"wagtailsearchpromotions:{name}")
        assert client.get(address)["Location"] == reverse("search_report")
        assert address not in menu
    assert "Views" not in client.get(LIST).content.decode()
    assert menu.count(LIST) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_names_languages_and_takes_the_same_queries(
    sign_in, guide, count, django_assert_max_num_queries
):
    for number in range(count):
        SearchPromotion.objects.create(query=Query.get(f"visa {number}"), page=guide)
    SearchPromotion.objects.create(query=Query.get("elsewhere"), external_link_url="https://example.org/")
    client = sign_in()
    client.get(LIST)

    with django_assert_max_num_queries(12):
        page = client.get(LIST).content.decode()

    assert page.count("English") >= count


@pytest.fixture
def secret(db):
    """A draft of a section in which the editors of guides do not work."""
    return make_page(NewsPage, title="Not announced yet", live=False)


def test_pages_of_other_sections_are_not_named_and_stay_as_they_are(sign_in, guide, secret):
    query, hidden = Query.get("visa"), Query.get("residence")
    pick = SearchPromotion.objects.create(query=query, page=guide, sort_order=0)
    SearchPromotion.objects.create(query=query, page=secret, sort_order=1)
    SearchPromotion.objects.create(query=hidden, page=secret)
    client = sign_in(roles.editors_of("guides"))
    address = reverse("wagtailsearchpromotions:edit", args=[query.pk])

    page = client.get(LIST).content.decode()
    edited = client.get(address).content.decode()
    sent = form("permit", guide.pk) | {"editors_picks-INITIAL_FORMS": 1, "editors_picks-0-id": pick.pk}
    answer = client.post(address, sent)

    assert (guide.title in page, "Not announced yet" in page, "residence" in page) == (True, False, False)
    assert (guide.title in edited, "Not announced yet" in edited) == (True, False)
    assert answer["Location"] == LIST
    assert list(query.editors_picks.values_list("page", flat=True)) == [secret.pk]
    assert list(Query.get("permit").editors_picks.values_list("page", flat=True)) == [guide.pk]


def test_who_works_on_them_sees_them(sign_in, secret):
    SearchPromotion.objects.create(query=Query.get("visa"), page=secret)

    assert "Not announced yet" in sign_in(roles.MODERATORS).get(LIST).content.decode()


def test_the_list_says_which_pages_readers_do_not_get(sign_in, guide):
    query = Query.get("visa")
    draft = make_page(StandardPage, title="Nobody reads this yet", live=False)
    for page in (guide, draft):
        SearchPromotion.objects.create(query=query, page=page)

    page = " ".join(sign_in().get(LIST).content.decode().split())

    assert "<td > Nobody reads this yet </td>" in page
    assert f"<td > {guide.title} </td>" not in page


def test_two_editors_of_one_question_lose_nothing(sign_in, guide):
    query = Query.get("visa")
    gone = SearchPromotion.objects.create(query=query, page=guide)
    other = make_page(StandardPage)
    client = sign_in(roles.MODERATORS)
    address = reverse("wagtailsearchpromotions:edit", args=[query.pk])
    sent = form("visa", guide.pk, other.pk) | {
        "editors_picks-INITIAL_FORMS": 1,
        "editors_picks-0-id": gone.pk,
    }
    gone.delete()
    kept = SearchPromotion.objects.create(query=query, page=other)

    answer = client.post(address, sent)

    assert answer.status_code == 200
    assert list(query.editors_picks.all()) == [kept]


def test_what_is_done_is_written_down(sign_in, guide):
    client = sign_in(roles.MODERATORS)
    client.post(ADD, form("visa", guide.pk))
    pick = SearchPromotion.objects.get()
    client.post(reverse("wagtailsearchpromotions:delete", args=[pick.query_id]))

    actions = ModelLogEntry.objects.for_instance(pick).order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["wagtail.create", "wagtail.delete"]
    assert actions.first().user.groups.get().name == roles.MODERATORS


def test_words_that_have_pages_already_get_one_more(sign_in, guide):
    SearchPromotion.objects.create(query=Query.get("visa"), page=guide)
    other = make_page(StandardPage)

    sign_in().post(ADD, form("VISA ", other.pk))

    assert list(Query.objects.get().editors_picks.values_list("page", flat=True)) == [guide.pk, other.pk]


def test_a_page_is_promoted_once_for_the_same_words(sign_in, guide):
    other = make_page(StandardPage)
    client = sign_in()

    twice = client.post(ADD, form("visa", guide.pk, guide.pk))
    assert "This page is promoted for these words already." in twice.content.decode()
    assert not SearchPromotion.objects.exists()

    pick = SearchPromotion.objects.create(query=Query.get("visa"), page=guide)
    again = client.post(ADD, form("Visa", guide.pk))
    assert "This page is promoted for these words already." in again.content.decode()

    address = reverse("wagtailsearchpromotions:edit", args=[pick.query_id])
    first = {"editors_picks-INITIAL_FORMS": 1, "editors_picks-0-id": pick.pk}
    gone = {"editors_picks-0-DELETE": "on"}
    assert client.post(address, form("visa", guide.pk, guide.pk) | first | gone).status_code == 302
    assert client.post(address, form("visa", other.pk)).status_code == 302
    assert sorted(SearchPromotion.objects.values_list("page", flat=True)) == sorted([guide.pk, other.pk])


@pytest.mark.parametrize("words", ["!!!", "…", "-visa"])
def test_words_that_nobody_can_search_for_are_refused(sign_in, guide, words):
    page = sign_in().post(ADD, form(words, guide.pk)).content.decode()

    assert f"“{words}” has no letter or digit." in page
    assert not SearchPromotion.objects.exists()
