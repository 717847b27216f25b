"""Groups get what their role gets, once; what an administrator takes away stays away."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import ModelLogEntry

from home.access import roles
from home.access.rights import RIGHTS, permissions

pytestmark = pytest.mark.django_db

GROUP = roles.editors_of("guides")


def sync():
    call_command("sync_languages", verbosity=0)


def rights(name=GROUP):
    group = Group.objects.get(name=name)
    return {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all()}


def made_before_the_search():
    """As the groups of an older site are: without the search's rights, and nothing noted of any right."""
    for group in Group.objects.all():
        group.permissions.remove(*permissions(roles.KEEPS_SEARCH))
    ModelLogEntry.objects.filter(data__has_key=RIGHTS).delete()


def test_groups_of_an_older_site_get_the_rights_of_the_search_once():
    before = {name: rights(name) for name in Group.objects.values_list("name", flat=True)}
    made_before_the_search()
    assert not rights() & set(roles.HELPS_FINDING)

    sync()

    assert {name: rights(name) for name in before} == before


def test_what_an_administrator_took_before_the_log_stays_away():
    made_before_the_search()
    group = Group.objects.get(name=GROUP)
    group.permissions.add(*permissions(["search.view_askedwords"]))
    group.permissions.remove(*permissions(["core.add_place"]))

    sync()

    assert "search.view_askedwords" in rights()
    assert not rights() & {"search.add_synonymgroup", "core.add_place"}


@pytest.mark.parametrize("taken", [roles.HELPS_FINDING, ("search.view_askedwords",), None])
def test_what_an_administrator_takes_stays_away(taken):
    made_before_the_search()
    sync()
    group = Group.objects.get(name=GROUP)
    group.permissions.remove(*(permissions(taken) if taken else group.permissions.all()))
    left = rights()

    sync()

    assert rights() == left


def test_a_right_that_a_role_gets_later_comes_to_its_group_and_nothing_else_does(monkeypatch):
    group = Group.objects.get(name=GROUP)
    group.permissions.remove(*permissions(["core.add_place"]))
    left = rights()
    monkeypatch.setitem(
        roles.EXTRA_OF_EDITORS, "guides", (*roles.EXTRA_OF_EDITORS["guides"], "core.delete_place")
    )

    sync()
    sync()

    assert rights() == {*left, "core.delete_place"}
    assert ModelLogEntry.objects.for_instance(group).filter(data__has_key=RIGHTS).count() == 2
