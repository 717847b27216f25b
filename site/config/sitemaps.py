"""The sitemap over all language trees, each page with its alternates (hreflang)."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from core import clock
from core.meta import Alternate, absolute, alternates
from core.navigation.menus import HOME_DEPTH


class PagesSitemap(Sitemap):
    """Every real page that a reader may see; untranslated pages are at one address only (decisions.md 2)."""

    limit = 5000

    def items(self) -> list[dict[str, Any]]:
        """Address, date and alternates of each page, three queries in all."""
        now = clock.now()
        pages = (
            Page.objects.live()
            .public()
            .filter(
                depth__gte=HOME_DEPTH,
                alias_of__isnull=True,
                locale__language_code__in=dict(settings.LANGUAGES),
            )
            .exclude(expire_at__lte=now)
            .select_related("locale")
            .defer_streamfields()
            .order_by("path")
        )
        urls: dict[Any, dict[str, str]] = defaultdict(dict)
        entries = []
        for page in pages:
            url = page.get_url()
            if url:
                urls[page.translation_key][page.locale.language_code] = absolute(url)
                entries.append({"url": url, "key": page.translation_key, "at": page.last_published_at})
        return [{**entry, "alternates": alternates(urls[entry["key"]])} for entry in entries]

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """Django's shape, with the public host of the settings."""
        del site, protocol
        return [
            {
                "location": absolute(item["url"]),
                "lastmod": item["at"],
                "changefreq": None,
                "priority": "",
                "alternates": [_link(alternate) for alternate in item["alternates"]],
            }
            for item in self.paginator.page(page).object_list
        ]

    def get_latest_lastmod(self) -> datetime | None:
        """Not sent: it would cost a second pass over all pages."""
        return None


def _link(alternate: Alternate) -> dict[str, str]:
    return {"lang_code": alternate.hreflang, "location": alternate.url}


def sitemap(request: HttpRequest) -> HttpResponse:
    """``/sitemap.xml``."""
    return django_sitemap(request, {"pages": PagesSitemap()})
