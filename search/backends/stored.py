"""A document as JSON: what every engine keeps of it to draw a hit, and reads back whole."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Final

from search.contract import SearchDocument

#: Raised whenever what is stored or searched of a document changes its meaning: an index of another number is made anew.
FORMAT: Final = 4
_MOMENTS = ("opens_on", "starts_at", "ends_at", "published_at")
_TUPLES = ("names", "deadline_terms")
_FIELDS = tuple(field.name for field in fields(SearchDocument))


def content_of(document: SearchDocument) -> str:
    """Return a document as JSON. Escapes keep lone surrogates, which no engine takes as text."""
    data = {name: getattr(document, name) for name in _FIELDS}
    for name in _MOMENTS:
        data[name] = moment_text(data[name])
    data["deadlines"] = [moment_text(moment) for moment in document.deadlines]
    data["facets"] = {facet: list(codes) for facet, codes in document.facets.items()}
    data["card"] = dict(document.card)
    return json.dumps(data, separators=(",", ":"))


def document_of(content: str) -> SearchDocument:
    """Return the document that ``content_of`` wrote."""
    data: dict[str, Any] = json.loads(content)
    for name in _MOMENTS:
        data[name] = moment_of(data[name])
    for name in _TUPLES:
        data[name] = tuple(data[name])
    data["deadlines"] = tuple(datetime.fromisoformat(moment) for moment in data["deadlines"])
    data["facets"] = {facet: tuple(codes) for facet, codes in data["facets"].items()}
    return SearchDocument(**data)


def moment_text(moment: datetime | None) -> str | None:
    """Return a moment as it is stored, in UTC."""
    return None if moment is None else moment.astimezone(UTC).isoformat()


def moment_of(text: str | None) -> datetime | None:
    """Return the moment that ``moment_text`` wrote."""
    return None if text is None else datetime.fromisoformat(text)
