"""Making the groups. A group gets each right of its role once; what an administrator changes later stays."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Task, Workflow

from home.access import roles
from home.access.rights import give_new, given, permissions, remember


def sync_groups(source_home: Page, languages: Iterable[str]) -> None:
    """Make the groups that are missing, and give those of pages the pages that are new: sections, homes."""
    homes = [
        source_home,
        *Page.objects.filter(translation_key=source_home.translation_key).exclude(pk=source_home.pk),
    ]
    ensure_group(roles.RECORD_KEEPER)
    for role, actions in (
        (roles.ADMINISTRATOR, roles.ADMINISTRATOR_ON_PAGES),
        (roles.MODERATOR, roles.MODERATOR_ON_PAGES),
    ):
        group = ensure_group(role)
        for home in homes:
            grant_on_page(group, home, actions)
    sections = {page.slug: page for page in source_home.get_children()}
    for name in roles.SECTIONS:
        group = ensure_group(roles.editor(name))
        if name in sections:
            grant_on_page(group, sections[name], roles.EDITOR_ON_PAGES)
    by_language = {home.locale.language_code: home for home in homes}
    for language in languages:
        group = ensure_group(roles.translator(language))
        if language in by_language:
            grant_on_page(group, by_language[language], roles.TRANSLATOR_ON_PAGES)


def ensure_group(role: roles.Role) -> Group:
    """The group of a role, made with its permissions if it is new, and given those that the role got since."""
    group, created = Group.objects.get_or_create(name=role.name)
    if not created and (group.permissions.exists() or given(group) is not None):
        give_new(group, role)
    else:
        group.permissions.set(permissions(role.permissions))
        remember(group, role.permissions)
        root = Collection.get_first_root_node()
        GroupCollectionPermission.objects.bulk_create(
            [
                GroupCollectionPermission(group=group, collection=root, permission=permission)
                for permission in permissions(role.files)
            ],
            ignore_conflicts=True,
        )
    return group


def grant_on_page(group: Group, page: Page, actions: Iterable[str]) -> None:
    """Give a group rights on a page and all below it, unless it has some there already."""
    if GroupPagePermission.objects.filter(group=group, page=page).exists():
        return
    wanted = permissions(f"wagtailcore.{action}_page" for action in actions)
    GroupPagePermission.objects.bulk_create(
        [GroupPagePermission(group=group, page=page, permission=permission) for permission in wanted]
    )


def remove_stock_access(root: Page) -> None:
    """Take away what Wagtail's first migrations give: they know no languages and no sections.

    Its group "Moderators" is ours from then on; "Editors" goes unless somebody is in it.
    """
    GroupPagePermission.objects.filter(page=root, group__name__in=["Editors", "Moderators"]).delete()
    Group.objects.filter(name="Editors", user__isnull=True).delete()
    for group in Group.objects.filter(name=roles.MODERATORS, user__isnull=True):
        group.permissions.clear()
        GroupCollectionPermission.objects.filter(group=group).delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
