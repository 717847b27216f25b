"""Documents to search in, by hand: boring unless a test says otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from search.contract import APPLICATION_RULE, SearchDocument, SearchQuery

NOW = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("Europe/Lisbon"))


def at(days: float) -> datetime:
    """A moment some days from now."""
    return NOW + timedelta(days=days)


def document(number: int, **values: Any) -> SearchDocument:
    """An exchange offer of the English tree, version 1."""
    locale = values.get("locale", "en")
    base: dict[str, Any] = {
        "id": f"page:{number}",
        "key": f"key-{number}",
        "kind": "exchange",
        "locale": locale,
        "language": locale,
        "url": f"/{locale}/{number}/",
        "title": f"Page {number}",
        "status_rule": APPLICATION_RULE,
        "version": 1,
    }
    return SearchDocument(**(base | values))


def query(text: str = "", **values: Any) -> SearchQuery:
    """A query of the English tree, now."""
    return SearchQuery(**({"locale": "en", "now": NOW, "text": text} | values))


def numbers(results: Any) -> list[int]:
    """Numbers of the documents found, in order."""
    return [int(hit.document.id.partition(":")[2]) for hit in results.hits]
