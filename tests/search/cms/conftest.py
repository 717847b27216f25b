import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.access import roles

#: Who may see searches and help readers find pages, and who may not.
HELPERS = (roles.ADMINISTRATORS, roles.MODERATORS, roles.editors_of("guides"))
OTHERS = (roles.RECORDS, roles.translators_of("fr"))


@pytest.fixture
def sign_in(client, db):
    """A client signed in as a member of a group, or as a superuser."""

    def make(group=""):
        user = get_user_model().objects.create_user(f"user {group}", password="x", is_superuser=not group)
        if group:
            user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return make
