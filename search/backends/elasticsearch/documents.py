"""A document as Elasticsearch indexes it: tokens, codes, dates, and the whole of it as JSON."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from search.analysis.languages import analyzer_for
from search.analysis.wholes import whole_of
from search.backends.elasticsearch.schema import native_analyzer
from search.backends.field_tokens import tokens_of
from search.backends.stored import content_of
from search.contract import APPLICATION_RULE, EVENT_RULE, KIND_FACET
from search.weights import FIELD_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.analysis.analyzer import Analyzer
    from search.contract import SearchDocument

#: Lone surrogates: no UTF-8, so no JSON either. The document as JSON keeps them, by escapes.
_NO_TEXT = re.compile("[\ud800-\udfff]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: Characters by which titles are ordered; a keyword may have 32,766 bytes.
_LONGEST_KEY = 500
#: Names of facets are names of fields.
_FACET = re.compile("[a-z][a-z0-9_]*")
#: Stands for "any term" among the terms of deadlines.
ANY_TERM = "*"
_LONGEST_NUMBER = 18
#: Stands in a field without words, and is no word: how rare a word is in a field is counted among the documents that
#: have the field, and a name must not be common because few have names.
_NO_WORD = "¤"


def is_facet(name: str) -> bool:
    """Whether a name can be a facet's."""
    return _FACET.fullmatch(name) is not None


def safe(text: str) -> str:
    """Return a text that can be sent."""
    if text.isascii():
        return text
    return _NO_TEXT.sub("\ufffd", text)


def milliseconds(moment: datetime) -> int:
    """Return a moment as Elasticsearch keeps it; what is finer is cut."""
    passed = moment.astimezone(UTC) - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1000 + passed.microseconds // 1000


def moment(passed: int) -> datetime:
    """Return the moment that Elasticsearch keeps as a number."""
    return _EPOCH + timedelta(milliseconds=passed)


def key_of(text: str, analyzer: Analyzer) -> str:
    """Return what two spellings of a title or name have in common, as one word."""
    return whole_of(text, analyzer)[:_LONGEST_KEY]


def tombstone(document_id: str, version: int) -> dict[str, Any]:
    """Return what stays of a deleted document, so that an older put does not bring it back."""
    return {"alive": False, "version": version, "number": _number(document_id)}


def source_of(document: SearchDocument, analyzers: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a document."""
    analyzer = analyzer_for(document.locale, analyzers)
    facets = {
        facet: [*map(safe, codes)] for facet, codes in document.facets.items() if codes and is_facet(facet)
    }
    return {
        "alive": True,
        "id": document.id,
        "number": _number(document.id),
        "version": document.version,
        "content": content_of(document),
        "own": document.language == document.locale,
        "languages": [one for one in (document.language, document.source_language) if one],
        "sort_title": safe(document.sort_title or document.title)[:_LONGEST_KEY],
        "title_length": len(document.sort_title or document.title),
        "title_key": key_of(document.title, analyzer),
        "name_keys": [key_of(name, analyzer) for name in document.names],
        "facets": {**facets, KIND_FACET: [safe(document.kind)]},
        "native": _native(document, analyzers),
        **{
            name: tokens or _NO_WORD
            for name, tokens in zip(FIELD_NAMES, tokens_of(document, analyzers), strict=True)
        },
        **_dates(document),
    }


def _native(document: SearchDocument, analyzers: Mapping[str, str]) -> dict[str, str]:
    """Return the texts by the analyser of their language, names among them for they may be words."""
    texts = {native_analyzer(document.language, analyzers): (document.title, document.summary, document.body)}
    if document.source_language:
        name = native_analyzer(document.source_language, analyzers)
        original = (document.source_title, document.source_summary, document.source_body)
        texts[name] = (*texts.get(name, ()), *original)
    return {name: safe("\n".join(filter(None, parts))) for name, parts in texts.items()}


def _dates(document: SearchDocument) -> dict[str, Any]:
    """Return the moments of a document, as numbers; what is not known is left out."""
    ends = document.ends_at or document.starts_at
    moments = {
        "opens_on": document.opens_on,
        "starts_at": document.starts_at,
        "ends_at": ends if document.starts_at else None,
        "published_at": document.published_at,
    }
    fields: dict[str, Any] = {name: milliseconds(moment) for name, moment in moments.items() if moment}
    fields["deadlines"] = [milliseconds(moment) for moment in document.deadlines]
    terms = [safe(term) or ANY_TERM for term in document.deadline_terms]
    if len(terms) != len(document.deadlines):
        terms = [ANY_TERM] * len(document.deadlines)
    every = list(dict.fromkeys(terms))
    fields["deadline"] = [
        {"at": at, "term": term, "terms": every} for at, term in zip(fields["deadlines"], terms, strict=True)
    ]
    fields["rule"] = _rule(document)
    fields["over_at"] = _over_at(fields)
    fields["moments"] = _boundaries(fields)
    return fields


def _rule(document: SearchDocument) -> str:
    if document.status_rule == EVENT_RULE:
        return EVENT_RULE if document.starts_at else ""
    return APPLICATION_RULE if document.status_rule == APPLICATION_RULE else ""


def _over_at(fields: dict[str, Any]) -> int | None:
    """Return the first instant at which the document is closed or past, nothing where it never will be."""
    if fields["rule"] == EVENT_RULE:
        return int(max(fields["starts_at"], fields["ends_at"] + 1))
    if fields["rule"] == APPLICATION_RULE and fields["deadlines"]:
        return int(max(fields.get("opens_on", 0), fields["deadlines"][-1] + 1))
    return None


def _boundaries(fields: dict[str, Any]) -> list[int]:
    """Return the instants at which the state changes, but for "closing soon", which begins at a midnight."""
    begins = [fields[name] for name in ("opens_on", "starts_at") if name in fields]
    ends = [last + 1 for last in (*fields["deadlines"], fields.get("ends_at")) if last is not None]
    return [*begins, *ends]


def _number(document_id: str) -> int:
    digits = document_id.rpartition(":")[2]
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else 0
