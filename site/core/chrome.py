"""The frame of a page: names, navigation, notice, and in which language its content stands."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from core import clock
from core.memo import edition_memo
from core.meta import Meta, alternates, default_image, page_meta
from core.models.page import BasePage
from core.models.settings import Notice, SiteSettings
from core.navigation.items import Navigation
from core.navigation.menus import footer, home_url, sections
from core.navigation.trail import breadcrumbs, language_links, real_translations, translation_urls
from taxonomy.names import name_in


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A site-wide notice in the reader's language."""

    text: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around the content."""

    site_settings: SiteSettings
    navigation: Navigation
    notice: ShownNotice | None
    meta: Meta


def site_settings() -> SiteSettings:
    """The one row of settings, read once an edition."""
    return edition_memo(("site_settings",), SiteSettings.load)


def chrome_for(request: HttpRequest, locale: str) -> Chrome:
    """The frame for a request; a page that is being shown has put itself on the request (``BasePage.get_context``)."""
    page: BasePage | None = getattr(request, "meridian_page", None)
    query = request.META.get("QUERY_STRING", "")
    if page is None:
        urls = {code: translate_url(request.get_full_path(), code) for code, _name in settings.LANGUAGES}
        meta = Meta(alternates=alternates(urls), image=default_image())
    else:
        translations = getattr(request, "meridian_translations", None)
        if translations is None:
            translations = real_translations(page)
        urls = translation_urls(translations, query)
        meta = page_meta(page, request, translations)
    navigation = Navigation(
        home_url=home_url(locale),
        sections=tuple(item.marked(request.path) for item in sections(locale)),
        footer=footer(locale),
        breadcrumbs=breadcrumbs(page, locale) if page else (),
        languages=language_links(urls, locale),
    )
    return Chrome(site_settings(), navigation, current_notice(locale, clock.now()), meta)


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
