"""The demo's users, one a role (decisions.md 13); their passwords are made at random and written down once."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from home.access import roles
from home.access.users import ensure_user


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody who was made now."""

    username: str
    password: str
    role: str


def load_people() -> list[Login]:
    """An administrator, a moderator, an editor a section, a translator a language, and a keeper of the records.

    Those that are there already keep their passwords and are not returned.
    """
    made = []
    for username, group, superuser, language in _staff():
        password = (
            f"{secrets.token_hex(2)}-{secrets.token_hex(2)}-{secrets.token_hex(2)}-{secrets.token_hex(2)}"
        )
        _user, new = ensure_user(
            username,
            f"{username}@alcantara.example",
            [group] if group else [],
            password=password,
            language=language,
            superuser=superuser,
        )
        if new:
            made.append(Login(username, password, group or "Superuser"))
    return made


def _staff() -> Iterator[tuple[str, str, bool, str]]:
    source = settings.LANGUAGE_CODE
    yield "admin", "", True, source
    yield "moderator", roles.MODERATORS, False, source
    for section in roles.SECTIONS:
        yield f"editor-{section}", roles.editors_of(section), False, source
    for language, _name in settings.LANGUAGES[1:]:
        yield f"translator-{language}", roles.translators_of(language), False, language
    yield "records", roles.RECORDS, False, source


def as_lines(logins: list[Login]) -> str:
    """One line a login: name, password, role."""
    return "".join(f"  {login.username:22} {login.password}   {login.role}\n" for login in logins)


def keep(logins: list[Login], path: Path) -> None:
    """Append the logins to a file that only its owner can read (decisions.md 30)."""
    path.touch(mode=0o600, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(as_lines(logins))
