"""Atom feeds (RFC 4287) from plain entries: pure; each entry says its own language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.feedgenerator import Atom1Feed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.xmlutils import SimplerXMLGenerator

CONTENT_TYPE = Atom1Feed.content_type
#: What XML 1.0 cannot hold (2.2), CR among it, and marks that turn the reading direction of what follows.
_FORBIDDEN = re.compile(
    r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One thing of a feed. ``id`` is a URI that never changes; ``summary`` is plain text."""

    id: str
    title: str
    url: str
    updated: datetime
    published: datetime | None = None
    summary: str = ""
    language: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """A feed: the page it belongs to, its own address, and whose it is. ``updated`` is for a feed without entries."""

    title: str
    url: str
    feed_url: str
    language: str
    author: str
    updated: datetime
    subtitle: str = ""
    rights: str = ""


def feed(about: AtomFeed, entries: Iterable[AtomEntry]) -> bytes:
    """Return a feed of entries, in the order given; the same entries give the same bytes."""
    generator = _Feed(
        title=plain(about.title),
        link=about.url,
        description=None,
        subtitle=plain(about.subtitle) or None,
        language=about.language,
        feed_url=about.feed_url,
        feed_guid=about.feed_url,
        author_name=plain(about.author),
        feed_copyright=plain(about.rights) or None,
        last_updated=about.updated,
    )
    for entry in entries:
        generator.add_item(
            title=plain(entry.title),
            link=entry.url,
            description=plain(entry.summary),
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[plain(category) for category in entry.categories],
            entry_language=entry.language,
        )
    return generator.writeString("utf-8").encode()


def plain(text: str) -> str:
    """Return a text without what may not stand in a feed; line ends are newlines."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class _Feed(Atom1Feed):
    """Django's feed with languages per entry, text that is text, and no date of today in an old feed."""

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed, or when the feed did."""
        newest: datetime = max(
            (item["updateddate"] for item in self.items), default=self.feed["last_updated"]
        )
        return newest

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the language of an entry."""
        return {"xml:lang": item["entry_language"]} if item["entry_language"] else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write an entry; Django would call its plain summary HTML."""
        super().add_item_elements(handler, {**item, "description": None})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
