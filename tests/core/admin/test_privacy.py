"""Privacy set on a source page closes all its languages, at once and for good."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

pytestmark = pytest.mark.django_db


def others(page):
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def restrictions(page):
    return set(
        PageViewRestriction.objects.filter(page__in=others(page)).values_list(
            "page__locale__language_code", "restriction_type", "password"
        )
    )


def test_restriction_reaches_translations_and_aliases(about):
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="sesame")

    assert restrictions(about) == {(code, "password", "sesame") for code in ("fr", "de", "es")}
    assert not Page.objects.public().filter(translation_key=about.translation_key).exists()


def test_changes_and_groups_follow(about):
    restriction = PageViewRestriction.objects.create(page=about, restriction_type="login")

    restriction.restriction_type = "groups"
    restriction.save()
    restriction.groups.set(Group.objects.filter(name="Records"))

    mirrored = PageViewRestriction.objects.filter(page__in=others(about))
    assert {entry.restriction_type for entry in mirrored} == {"groups"}
    assert [[group.name for group in entry.groups.all()] for entry in mirrored] == [["Records"]] * 3


def test_lifting_it_lifts_it_everywhere(about):
    restriction = PageViewRestriction.objects.create(page=about, restriction_type="login")

    restriction.delete()

    assert restrictions(about) == set()


def test_translation_alone_stays_alone(about):
    french = others(about).get(locale__language_code="fr")

    PageViewRestriction.objects.create(page=french, restriction_type="login")

    assert restrictions(about) == {("fr", "login", "")}
    assert not about.view_restrictions.exists()


def test_new_translation_of_a_private_page_is_private_with_its_groups(about, locale):
    restriction = PageViewRestriction.objects.create(page=about, restriction_type="groups")
    restriction.groups.set(Group.objects.filter(name="Records"))

    arabic = about.copy_for_translation(locale("ar"))

    assert [group.name for group in arabic.view_restrictions.get().groups.all()] == ["Records"]


def test_visitors_of_other_languages_meet_the_password(client, about):
    PageViewRestriction.objects.create(page=about, restriction_type="login")

    assert client.get("/fr/about-us/").status_code == 302
    assert client.get("/de/about-us/").status_code == 302


def test_cms_sets_it_in_one_transaction(as_, about, monkeypatch):
    client = as_("moderator")
    url = reverse("wagtailadmin_pages:set_privacy", args=[about.pk])
    monkeypatch.setattr("core.privacy._restrict", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        client.post(url, {"restriction_type": "login", "password": "", "groups": []})

    assert not about.view_restrictions.exists()
