import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from taxonomy.models import Country, Topic
from taxonomy.wagtail_hooks import STANDARDS


@pytest.fixture
def editor(client, django_user_model, vocabularies):
    Locale.objects.get_or_create(language_code="en")
    user = django_user_model.objects.create_user("editor", "editor@example.org", "not-checked")
    codes = ("access_admin", "change_country", "add_topic", "change_topic", "delete_topic")
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


def _url(model, view, *args):
    return reverse(f"wagtailsnippets_taxonomy_{model}:{view}", args=args)


def test_list_shows_codes_and_names(editor):
    page = editor.get(_url("country", "list")).content.decode()

    assert "Afghanistan" in page
    assert "AFG" in page


def test_list_finds_names_in_any_language(editor):
    page = editor.get(_url("topic", "list"), {"q": "sejour"}).content.decode()

    assert "Visa and residence" in page
    assert "Volunteering" not in page


@pytest.mark.parametrize("model", ["country", "fieldofeducation"])
def test_list_takes_the_same_queries_for_one_and_many(admin_client, vocabularies, model):
    def queries(search):
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(_url(model, "list"), {"q": search})
        return len(captured)

    queries("a")  # content types and names are in memory from here on

    assert queries("0613" if model == "fieldofeducation" else "PT") == queries("a")


def test_editor_corrects_a_name(editor):
    url = _url("country", "edit", "MM")
    assert 'lang="ar" dir="rtl"' in editor.get(url).content.decode()

    answer = editor.post(url, {"code": "XX", "names__en": "Myanmar"})

    assert answer.status_code == 302
    country = Country.objects.get(code="MM")
    assert (country.names, country.alpha3, Country.objects.count()) == ({"en": "Myanmar"}, "MMR", 250)


def test_editor_adds_and_deletes_a_topic(editor):
    answer = editor.post(
        _url("topic", "add"), {"code": "robotics", "names__en": "Robotics", "names__fr": "Robotique"}
    )
    assert answer.status_code == 302
    assert Topic.objects.get(code="robotics").names == {"en": "Robotics", "fr": "Robotique"}

    editor.post(_url("topic", "delete", "robotics"))
    assert not Topic.objects.filter(code="robotics").exists()


@pytest.mark.parametrize("view", [("add",), ("delete", "PT")])
def test_nobody_adds_to_or_deletes_from_a_standard(admin_client, vocabularies, view):
    admin_client.post(_url("country", *view), {"code": "QQ", "alpha3": "QQQ"})

    assert Country.objects.filter(code="PT").exists()
    assert not Country.objects.filter(code="QQ").exists()


def test_nobody_edits_without_the_permission(client, django_user_model, vocabularies):
    user = django_user_model.objects.create_user("reader", "reader@example.org", "not-checked")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user)

    client.post(_url("country", "edit", "MM"), {"names__en": "Myanmar"})

    assert Country.objects.get(code="MM").names == {}


def test_policy_of_a_standard_knows_whom_to_ask(editor, django_user_model):
    policy = policy_registry.get_by_type(Country)

    assert [user.username for user in policy.users_with_any_permission(["add", "change"])] == ["editor"]
    assert list(policy.users_with_any_permission(["add", "delete"])) == []


def test_groups_are_offered_only_permissions_that_work(db):
    offered = {
        permission.codename
        for register in hooks.get_hooks("register_permissions")
        for permission in register()
        if permission.content_type.app_label == "taxonomy"
    }

    assert {f"change_{model._meta.model_name}" for model in STANDARDS} <= offered
    assert {"add_topic", "delete_topic"} <= offered
    assert not {"add_country", "delete_country"} & offered
