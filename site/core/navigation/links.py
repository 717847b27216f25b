"""Links from texts and blocks to pages: each leads to the page in the reader's language.

What an editor chose is one page of one tree. A reader gets the live page with the same translation key in their own
tree (an alias there keeps them in their frame), else the chosen page itself; a page that is not public is no link.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.rewriters import extract_attrs

from core import clock
from core.memo import edition_memo
from core.navigation.items import MenuItem

#: The mark of a link to a page in stored rich text; a cheap look before the text is taken apart.
_MARK = 'linktype="page"'


def menu_item(page: Page, locale: str, title: str = "") -> MenuItem:
    """A link to a page; an alias is marked with the language it is written in."""
    lang = page.alias_of.locale.language_code if page.alias_of_id else page.locale.language_code
    return MenuItem(title or page.title, page.get_url() or "", lang if lang != locale and not title else "")


def links_to(ids: Iterable[int], locale: str) -> dict[int, MenuItem]:
    """Links by the chosen page's id, for a reader's language; ids of pages that are not public are left out.

    Those not yet known in this edition are looked up together, however many they are.
    """
    known: dict[int, MenuItem | None] = edition_memo(("links", locale), dict)
    wanted = dict.fromkeys(ids)
    missing = [page_id for page_id in wanted if page_id not in known]
    if missing:
        found = _look_up(missing, locale)
        known.update((page_id, found.get(page_id)) for page_id in missing)
    links = ((page_id, known[page_id]) for page_id in wanted)
    return {page_id: link for page_id, link in links if link is not None}


def _look_up(ids: list[int], locale: str) -> dict[int, MenuItem]:
    chosen = Page.objects.filter(pk__in=ids)
    same = Q(locale__language_code=locale, translation_key__in=chosen.values("translation_key"))
    keys = dict(chosen.values_list("pk", "translation_key"))
    pages = list(
        Page.objects.live()
        .public()
        .filter(Q(pk__in=ids) | same)
        .exclude(expire_at__lte=clock.now())
        .select_related("locale", "alias_of__locale")
    )
    own = {page.translation_key: page for page in pages if page.locale.language_code == locale}
    by_id = {page.pk: page for page in pages}
    best = {page_id: own.get(key) or by_id.get(page_id) for page_id, key in keys.items()}
    return {page_id: menu_item(page, locale) for page_id, page in best.items() if page is not None}


def linked_pages(pages: Iterable[Page | None], locale: str = "") -> list[MenuItem]:
    """Links to chosen pages in their order, for the active language unless one is named."""
    ids = [page.pk for page in pages if page is not None]
    found = links_to(ids, locale or get_language() or settings.LANGUAGE_CODE)
    return [found[page_id] for page_id in ids if page_id in found]


def prepare_links(page: Page, locale: str) -> None:
    """Look up all pages that the texts of a page lead to, so that each text after it costs nothing."""
    links_to({page_id for text in _texts(page) for page_id in _ids_in(text)}, locale)


def _texts(page: Page) -> Iterator[str]:
    """Stored texts of the page's own fields."""
    for field in page._meta.fields:  # noqa: SLF001 -- Django's API
        if isinstance(field, StreamField):
            yield from _strings(list(getattr(page, field.name).raw_data))
        elif isinstance(field, RichTextField):
            yield getattr(page, field.name) or ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _ids_in(text: str) -> Iterator[int]:
    if _MARK not in text:
        return
    for tag in text.split("<a ")[1:]:
        attributes = extract_attrs(tag.partition(">")[0])
        if attributes.get("linktype") == "page" and attributes.get("id", "").isdecimal():
            yield int(attributes["id"])
