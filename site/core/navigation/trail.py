"""Where a page stands: its breadcrumbs, and the same page in the other languages."""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.conf.locale import LANG_INFO
from wagtail.models import Page

from core.models.page import BasePage
from core.navigation.items import LanguageLink, MenuItem
from core.navigation.links import menu_item
from core.navigation.menus import HOME_DEPTH


def breadcrumbs(page: BasePage, locale: str, route: MenuItem | None = None) -> tuple[MenuItem, ...]:
    """From the home page to the page itself, or to what it shows at an address below it; the last one is current.

    Empty for a home page; one query where the route has not read the pages above (a preview).
    """
    if page.depth <= HOME_DEPTH:
        return ()
    items = [menu_item(one, locale) for one in (*(page.way or _above(page)), page)]
    if route is not None:
        items.append(route)
    return (*items[:-1], replace(items[-1], is_current=True))


def _above(page: Page) -> Iterable[Page]:
    return (
        Page.objects.ancestor_of(page)
        .filter(depth__gte=HOME_DEPTH)
        .select_related("locale", "alias_of__locale")
        .order_by("depth")
    )


def real_translations(page: BasePage) -> list[Page]:
    """Live pages with the same content in other languages, written or translated there; aliases are none."""
    return list(
        Page.objects.live()
        .filter(translation_key=page.translation_key, alias_of__isnull=True)
        .select_related("locale")
        .order_by("locale__language_code")
    )


def language_links(urls: dict[str, str], current: str) -> tuple[LanguageLink, ...]:
    """Links in the order of the settings, for the languages that have an address."""
    return tuple(
        LanguageLink(code, name, urls[code], direction(code), code == current)
        for code, name in settings.LANGUAGES
        if code in urls
    )


def direction(code: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if LANG_INFO.get(code, {}).get("bidi") else "ltr"


def translation_urls(translations: Iterable[Page], route: str = "", query: str = "") -> dict[str, str]:
    """Address by language code, with the route below the page and the query that the reader came with."""
    suffix = f"{route}?{query}" if query else route
    return {page.locale.language_code: f"{page.get_url()}{suffix}" for page in translations}
