"""People of the office, one a group."""

import pytest

from home.access import roles
from home.access.users import ensure_user

PASSWORD = "a long enough passphrase"

ROLES = {
    "administrator": (roles.ADMINISTRATORS, False),
    "superuser": (None, True),
    "moderator": (roles.MODERATORS, False),
    "partners editor": (roles.editors_of("partners"), False),
    "guides editor": (roles.editors_of("guides"), False),
    "french translator": (roles.translators_of("fr"), False),
    "records": (roles.RECORDS, False),
    "without group": (None, False),
}


@pytest.fixture
def person(db):
    """A user of a role by its name."""

    def find(role):
        group, superuser = ROLES[role]
        username = role.replace(" ", "-")
        user, _made = ensure_user(
            username,
            f"{username}@example.org",
            [group] if group else [],
            password=PASSWORD,
            superuser=superuser,
        )
        return user

    return find


@pytest.fixture
def as_(client, person):
    """The test client, signed in as a role; nobody for "anonymous"."""

    def sign_in(role):
        client.logout()
        if role != "anonymous":
            client.force_login(person(role), backend="core.accounts.backends.AccountBackend")
        return client

    return sign_in
