"""Rights of a role that its group has not had yet: given once, and remembered in Wagtail's log of changes.

What an administrator takes away afterwards stays away, because the log says that it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.auth.models import Permission
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from home.access import roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import Group

#: The log's entries of ours are changes of a group that name rights.
ACTION: Final = "wagtail.edit"
RIGHTS: Final = "rights"
#: Rights that came before this log was kept: a group without an entry may have been made without them.
UNLOGGED: Final = frozenset(roles.KEEPS_SEARCH)


def given(group: Group) -> frozenset[str] | None:
    """Every right that its role ever gave this group; None where the log knows nothing of it."""
    entries = ModelLogEntry.objects.for_instance(group).filter(action=ACTION)
    rights = [entry.data[RIGHTS] for entry in entries if RIGHTS in entry.data]
    return frozenset().union(*rights) if rights else None


def remember(group: Group, rights: Iterable[str]) -> None:
    """Note what a role gave its group."""
    log(group, ACTION, data={RIGHTS: sorted(rights)})


def give_new(group: Group, role: roles.Role) -> None:
    """Give the group of a role what the role has and never gave it."""
    wanted = frozenset(role.permissions)
    known = given(group)
    new = wanted - (_had_before_the_log(group, wanted) if known is None else known)
    if new:
        group.permissions.add(*permissions(new))
    if new or known is None:
        remember(group, wanted)


def _had_before_the_log(group: Group, wanted: frozenset[str]) -> frozenset[str]:
    """All but what came later, of which a group has nothing if it was made before."""
    later = permissions(wanted & UNLOGGED)
    has_some = group.permissions.filter(pk__in=[one.pk for one in later]).exists()
    return wanted if has_some else wanted - UNLOGGED


def permissions(names: Iterable[str]) -> list[Permission]:
    """Permissions by ``app.codename``; raises LookupError for one that does not exist."""
    wanted = set(names)
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(
            codename__in=[name.partition(".")[2] for name in wanted]
        ).select_related("content_type")
    }
    if missing := wanted - found.keys():
        raise LookupError(f"No such permission: {', '.join(sorted(missing))}.")
    return [found[name] for name in sorted(wanted)]
