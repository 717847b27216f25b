"""What the demo's site says of itself: settings, footer, notice; in all languages from the home page's files."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from core.clock import campus_zone
from core.models import FooterColumn, FooterLink, Notice, SiteSettings
from home.demo import dates
from home.demo.loading.pages import DemoTree

Heads = Mapping[str, Mapping[str, Any]]  # head of the home page by language


def texts(heads: Heads, *path: str | int) -> dict[str, str]:
    """One text in all languages that have it."""
    found = {}
    for language, head in heads.items():
        value: Any = head
        try:
            for step in path:
                value = value[step]
        except (KeyError, IndexError):
            continue
        if value:
            found[language] = str(value)
    return found


def load_settings(heads: Heads, source: str) -> None:
    """Fill in the site's settings where nobody has yet."""
    site = SiteSettings.load()
    if site.names:
        return
    head = heads[source]["site"]
    site.names = texts(heads, "site", "office")
    site.university = texts(heads, "site", "university")
    site.taglines = texts(heads, "site", "tagline")
    site.city = texts(heads, "site", "city")
    site.hours = texts(heads, "site", "hours")
    site.country_id = head["country"]
    for name in ("latitude", "longitude", "address", "email", "phone", "emergency_phone"):
        setattr(site, name, head[name])
    site.full_clean()
    site.save()


def load_footer(heads: Heads, source: str, tree: DemoTree) -> None:
    """Make the footer's columns where there are none."""
    if FooterColumn.objects.exists():
        return
    for place, column in enumerate(heads[source].get("footer", [])):
        made = FooterColumn(names=texts(heads, "footer", place, "title"), sort_order=place)
        made.links = [
            FooterLink(
                sort_order=order,
                page_id=tree.pages[link["page"]].pk if link.get("page") else None,
                url=link.get("url", ""),
                labels=texts(heads, "footer", place, "links", order, "label"),
            )
            for order, link in enumerate(column["links"])
        ]
        made.save()


def load_notice(heads: Heads, source: str, today: date) -> None:
    """Make the notice, or move the demo's own to today."""
    head = heads[source].get("notice")
    if head is None:
        return
    words = texts(heads, "notice", "text")
    notice = Notice.objects.filter(texts=words).first() or Notice(texts=words, kind=head["kind"])
    zone = campus_zone()
    notice.starts_at = dates.resolve_moment(head["starts_at"], today, zone, time(0))
    notice.ends_at = dates.resolve_moment(head["ends_at"], today, zone, time(23, 59))
    notice.save()
