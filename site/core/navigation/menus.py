"""The sections at the head of every page and the columns at its foot, for one language."""

from django.conf import settings
from wagtail.models import Page

from core.memo import edition_memo
from core.models.menus import FooterColumn, FooterLink
from core.navigation.items import MenuGroup, MenuItem
from core.navigation.links import menu_item
from taxonomy.names import name_in

#: More sections than this no reader keeps in mind (look.md).
MAX_SECTIONS = 5
#: Depth of the home pages in the tree (decisions.md 1).
HOME_DEPTH = 2


def sections(locale: str) -> tuple[MenuItem, ...]:
    """The home page's children that are in menus, in the tree's order."""
    return edition_memo(("sections", locale), lambda: _sections(locale))


def _sections(locale: str) -> tuple[MenuItem, ...]:
    pages = (
        Page.objects.live()
        .public()
        .in_menu()
        .filter(locale__language_code=locale, depth=HOME_DEPTH + 1)
        .select_related("locale", "alias_of__locale")
        .order_by("path")[:MAX_SECTIONS]
    )
    return tuple(menu_item(page, locale) for page in pages)


def footer(locale: str) -> tuple[MenuGroup, ...]:
    """The footer's columns; links to pages that are not public are left out."""
    return edition_memo(("footer", locale), lambda: _footer(locale))


def _footer(locale: str) -> tuple[MenuGroup, ...]:
    columns = list(FooterColumn.objects.prefetch_related("links__page"))
    keys = [link.page.translation_key for column in columns for link in column.links.all() if link.page]
    pages = {
        page.translation_key: page
        for page in Page.objects.live()
        .public()
        .filter(locale__language_code=locale, translation_key__in=keys)
        .select_related("locale", "alias_of__locale")
    }
    groups = []
    for column in columns:
        links = [_footer_item(link, pages, locale) for link in column.links.all()]
        groups.append(MenuGroup(name_in(column.names, locale), tuple(link for link in links if link)))
    return tuple(group for group in groups if group.links)


def _footer_item(link: FooterLink, pages: dict[object, Page], locale: str) -> MenuItem | None:
    label = name_in(link.labels, locale)
    if link.page is None:
        url = (
            f"/{locale}{link.url}"
            if link.url.startswith("/") and not link.url.startswith("/api/")
            else link.url
        )
        return MenuItem(label or link.url, url)
    page = pages.get(link.page.translation_key)
    return menu_item(page, locale, label) if page else None


def home_url(locale: str) -> str:
    """Address of the home page of a language."""
    return f"/{locale or settings.LANGUAGE_CODE}/"
