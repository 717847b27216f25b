"""The report of searches: sums by week and language, filters, exports, ways on, and who sees it."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.access import roles
from home.models import NewsPage, StandardPage
from search.models import AskedWords, SynonymGroup
from tests.factories import make_page
from tests.search.cms.conftest import HELPERS, OTHERS

REPORT = reverse("search_report")


def asked(day, words, count, *, empty=0, clicks=0, language="en"):
    AskedWords.objects.create(
        day=date(2027, 2, day), language=language, words=words, count=count, empty=empty, clicks=clicks
    )


@pytest.fixture
def searches(db):
    """Two weeks; the first of February is a Monday."""
    asked(1, "visa", 2, clicks=1)
    asked(7, "visa", 3)
    asked(8, "visa", 1)
    asked(2, "lodging", 4, empty=4)
    asked(3, "logement", 9, language="fr")
    asked(3, "clicked only", 0, clicks=5)


def export(client, **query):
    body = b"".join(client.get(REPORT, {"export": "csv", **query}).streaming_content).decode("utf-8-sig")
    return body.splitlines()


def test_searches_are_added_up_by_week_and_language(sign_in, searches):
    assert export(sign_in()) == [
        "Week from,Language,Words,Searches,Nothing found,Results opened",
        "2027-02-08,en,visa,1,0,0",
        "2027-02-01,fr,logement,9,0,0",
        "2027-02-01,en,visa,5,0,1",
        "2027-02-01,en,lodging,4,4,0",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"language": "fr"}, ["logement"]),
        ({"week": "2027-02-08"}, ["visa"]),
        ({"week": "2027-02-01", "language": "en"}, ["visa", "lodging"]),
        ({"outcome": "empty"}, ["lodging"]),
        ({"outcome": "unopened"}, ["visa", "logement"]),
        ({"q": "log"}, ["logement"]),
        ({"ordering": "words"}, ["lodging", "logement", "visa", "visa"]),
        ({"ordering": "password", "week": "x", "language": "y", "outcome": "\x00"}, None),
    ],
)
def test_the_report_is_filtered_searched_and_sorted(sign_in, searches, query, words):
    rows = [row.split(",")[2] for row in export(sign_in(), **query)[1:]]

    assert rows == (words if words is not None else ["visa", "logement", "visa", "lodging"])


def test_a_spreadsheet_is_one(sign_in, searches):
    answer = sign_in().get(REPORT, {"export": "xlsx"})

    assert b"".join(answer.streaming_content if answer.streaming else [answer.content])[:2] == b"PK"


def test_a_failing_search_leads_to_a_synonym_a_page_and_the_sites_answer(sign_in, searches):
    page = sign_in().get(REPORT, {"outcome": "empty"}).content.decode()

    assert f"{reverse('wagtailsnippets_search_synonymgroup:add')}?language=en&amp;words=lodging" in page
    assert f"{reverse('wagtailsearchpromotions:add')}?words=lodging" in page
    assert '<a href="/en/search/?q=lodging"><bdi lang="en">lodging</bdi></a>' in page
    assert "Mon 1 Feb 2027" in page
    assert "English" in page


def test_what_is_there_for_a_search_is_changed_instead(sign_in, searches):
    group = SynonymGroup.objects.create(language="en", words="Lodging\nhousing")
    SynonymGroup.objects.create(language="fr", words="lodging\nlogements")
    query = Query.get("LODGING")
    SearchPromotion.objects.create(query=query, page=make_page(StandardPage))
    page = sign_in().get(REPORT, {"outcome": "empty"}).content.decode()

    assert reverse("wagtailsnippets_search_synonymgroup:edit", args=[group.pk]) in page
    assert reverse("wagtailsearchpromotions:edit", args=[query.pk]) in page
    assert "words=lodging" not in page


def test_a_promotion_of_pages_that_one_may_not_know_is_not_named(sign_in, searches):
    query = Query.get("lodging")
    SearchPromotion.objects.create(query=query, page=make_page(NewsPage, live=False))
    page = sign_in(roles.editors_of("guides")).get(REPORT, {"outcome": "empty"}).content.decode()

    assert reverse("wagtailsearchpromotions:edit", args=[query.pk]) not in page
    assert f"{reverse('wagtailsearchpromotions:add')}?words=lodging" in page


def test_of_searches_in_vain_those_that_failed_most_come_first(sign_in, searches):
    asked(2, "castle", 50, empty=1)
    client = sign_in()

    def words(**query):
        return [row.split(",")[2] for row in export(client, outcome="empty", **query)[1:]]

    assert words() == ["lodging", "castle"]
    assert words(ordering="-searches") == ["castle", "lodging"]


@pytest.mark.parametrize("group", HELPERS)
def test_who_writes_sees_it(sign_in, searches, group):
    client = sign_in(group)

    assert "lodging" in client.get(REPORT).content.decode()
    assert "lodging" in client.get(reverse("search_report_results")).content.decode()
    assert REPORT in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("group", OTHERS)
def test_others_do_not(sign_in, searches, group):
    client = sign_in(group)

    assert client.get(REPORT).status_code == 302
    assert REPORT not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_may_only_look_gets_no_ways_on(client, searches):
    user = get_user_model().objects.create_user("reader", password="x")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_askedwords"]))
    client.force_login(user)

    page = client.get(REPORT).content.decode()

    assert "lodging" in page
    assert "words=lodging" not in page


def test_a_report_without_searches_says_what_it_keeps(sign_in):
    client = sign_in()

    assert "Nobody has searched yet." in client.get(REPORT).content.decode()

    asked(1, "visa", 1)
    assert "No searches fit these filters." in client.get(REPORT, {"language": "fr"}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_takes_the_same_queries(sign_in, count, django_assert_max_num_queries):
    client = sign_in()
    for number in range(count):
        asked(1, f"visa {number}", 1)
    client.get(REPORT)

    with django_assert_max_num_queries(11):
        client.get(REPORT)


def test_the_right_to_see_it_is_given_with_the_others(sign_in, db):
    group = Group.objects.get(name=roles.MODERATORS)

    page = sign_in().get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()

    right = Permission.objects.get(codename="view_askedwords")
    assert f'name="permissions" value="{right.pk}"' in " ".join(page.split())
