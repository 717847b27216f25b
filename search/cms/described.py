"""A document as an editor reads it: labels instead of codes, dates as written, nothing that is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.formats import day, listed
from search.facets import FACETS
from search.labels import facet_labels, kind_label
from taxonomy.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from search.contract import SearchDocument

#: Characters of a text that are shown: enough to see which text it is.
SHOWN = 400


@dataclass(frozen=True, slots=True)
class Row:
    """A field's name and value; ``language`` where the value is a text of the page."""

    label: str
    value: str
    language: str = ""


def field_labels() -> dict[str, str]:
    """What the fields are called in which words are looked for."""
    return {
        "title": _("Title"),
        "names": _("Names and codes"),
        "summary": _("Summary"),
        "body": _("Text"),
        "source_title": _("Title of the original"),
        "source_summary": _("Summary of the original"),
        "source_body": _("Text of the original"),
    }


def described(document: SearchDocument) -> tuple[Row, ...]:
    """Every field that has a value, in the language of the CMS."""
    return tuple(row for row in (*_texts(document), *_facts(document), *_dates(document)) if row.value)


def _texts(document: SearchDocument) -> Iterator[Row]:
    for name, title in field_labels().items():
        value = getattr(document, name)
        language = document.source_language if name.startswith("source_") else document.language
        text = " · ".join(value) if isinstance(value, tuple) else value
        yield Row(title, _cut(text), language)


def _cut(text: str) -> str:
    if len(text) <= SHOWN:
        return text
    more = _("… (%(count)d characters in all)") % {"count": len(text)}
    return f"{text[:SHOWN].rstrip()} {more}"


def _facts(document: SearchDocument) -> Iterator[Row]:
    reader = get_language() or ""
    yield Row(_("Type"), kind_label(document.kind, reader))
    yield Row(_("Language of the text"), label("language", document.language, reader))
    for name, facet in FACETS.items():
        codes = document.facets.get(name, ())
        if codes:
            labels = facet_labels(name, codes, reader)
            yield Row(str(facet.label), listed([labels.get(code, code) for code in codes]))


def _dates(document: SearchDocument) -> Iterator[Row]:
    deadlines = listed([day(moment) for moment in document.deadlines]) if document.deadlines else ""
    yield Row(_("Opens on"), _day(document.opens_on))
    yield Row(_("Deadlines"), deadlines)
    yield Row(_("Begins on"), _day(document.starts_at))
    yield Row(_("Ends on"), _day(document.ends_at))
    yield Row(_("Published on"), _day(document.published_at))
    yield Row(_("Address"), document.url)


def _day(moment: datetime | None) -> str:
    return day(moment) if moment else ""
