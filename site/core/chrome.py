"""The frame of a page: names, navigation, notice, and in which language its content stands."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.safestring import SafeString
from wagtail.models import Page

from core import clock, jsonld
from core.memo import edition_memo
from core.meta import Meta, absolute, alternates, default_image, page_meta
from core.models.page import BasePage
from core.models.settings import Notice, SiteSettings
from core.navigation.items import MenuItem, Navigation
from core.navigation.links import prepare_links
from core.navigation.menus import HOME_DEPTH, footer, home_url, sections
from core.navigation.trail import breadcrumbs, language_links, real_translations, translation_urls
from taxonomy.cldr import language_name
from taxonomy.names import name_in


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A site-wide notice in the reader's language."""

    text: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """The page that is shown because this language has none of its own yet (decisions.md 2)."""

    language_name: str
    url: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around the content; ``jsonld`` are data blocks' contents, escaped."""

    site_settings: SiteSettings
    navigation: Navigation
    notice: ShownNotice | None
    meta: Meta
    jsonld: tuple[SafeString, ...] = ()
    source: Source | None = None


def site_settings() -> SiteSettings:
    """The one row of settings, read once an edition."""
    return edition_memo(("site_settings",), SiteSettings.load)


def chrome_for(request: HttpRequest, locale: str) -> Chrome:
    """The frame for a request; a page that is being shown has put itself on the request (``BasePage.get_context``)."""
    page: BasePage | None = getattr(request, "meridian_page", None)
    if page is None:
        urls = {code: translate_url(request.get_full_path(), code) for code, _name in settings.LANGUAGES}
        meta = Meta(alternates=alternates(urls), image=default_image())
        navigation = _navigation(request, locale, urls, ())
        return Chrome(site_settings(), navigation, current_notice(locale, clock.now()), meta)
    translations = getattr(request, "meridian_translations", None)
    if translations is None:
        translations = real_translations(page)
    prepare_links(page, locale)
    urls = translation_urls(translations, _rest_of_path(request, page), request.META.get("QUERY_STRING", ""))
    crumbs = breadcrumbs(page, locale, getattr(request, "meridian_route", None))
    return Chrome(
        site_settings(),
        _navigation(request, locale, urls, crumbs),
        current_notice(locale, clock.now()),
        _page_meta(page, request, translations),
        _structured_data(page, crumbs),
        _source(page, urls, locale),
    )


def _navigation(
    request: HttpRequest, locale: str, urls: dict[str, str], crumbs: tuple[MenuItem, ...]
) -> Navigation:
    return Navigation(
        home_url=home_url(locale),
        sections=tuple(item.marked(request.path) for item in sections(locale)),
        footer=footer(locale),
        breadcrumbs=crumbs,
        languages=language_links(urls, locale),
    )


def _rest_of_path(request: HttpRequest, page: BasePage) -> str:
    """What follows the page's own address: the route of the page that is shown, such as ``map/``."""
    own = page.get_url() or ""
    return request.path[len(own) :] if own and request.path.startswith(own) else ""


def _page_meta(page: BasePage, request: HttpRequest, translations: list[Page]) -> Meta:
    """The page's head; a home page without a title for search engines is called by the university's name."""
    meta = page_meta(page, request, translations)
    if page.depth == HOME_DEPTH and not page.seo_title:
        return meta.replaced(title=site_settings().university_name or meta.title)
    return meta


def _structured_data(page: BasePage, crumbs: tuple[MenuItem, ...]) -> tuple[SafeString, ...]:
    """The way to the page, and what the page says of itself."""
    way = jsonld.breadcrumb([jsonld.Crumb(item.title, absolute(item.url)) for item in crumbs])
    things = [way] if crumbs else []
    return tuple(jsonld.dump(thing) for thing in [*things, *page.structured_data(clock.now())])


def _source(page: BasePage, urls: dict[str, str], locale: str) -> Source | None:
    if not page.is_untranslated:
        return None
    language = page.content_language
    return Source(language_name(language, locale), urls.get(language, ""))


def notices() -> list[Notice]:
    """Notices that have not ended, read once an edition."""
    return edition_memo(("notices",), lambda: list(Notice.objects.filter(ends_at__gt=clock.now())))


def current_notice(locale: str, now: datetime) -> ShownNotice | None:
    """The newest notice that is on and has a text in this very language."""
    for notice in notices():
        text = notice.texts.get(locale, "")
        if text and notice.starts_at <= now < notice.ends_at:
            return ShownNotice(name_in(notice.texts, locale), notice.kind, notice.url)
    return None


def next_notice_boundary(now: datetime) -> datetime | None:
    """When a notice begins or ends next: pages may not be cached beyond it."""
    moments = [
        moment for notice in notices() for moment in (notice.starts_at, notice.ends_at) if moment > now
    ]
    return min(moments, default=None)
