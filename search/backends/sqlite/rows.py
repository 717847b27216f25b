"""A document as rows: attributes that stay in memory, content that is read for hits, tokens that are searched."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from search.analysis.languages import analyzer_for
from search.contract import KIND_FACET, SearchDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.analysis.analyzer import Analyzer
    from search.analysis.tokens import Tokens

_MOMENTS = ("opens_on", "starts_at", "ends_at", "published_at")
_TUPLES = ("names", "deadline_terms")
_FIELDS = tuple(field.name for field in fields(SearchDocument))


@dataclass(frozen=True, slots=True)
class Attributes:
    """What of a document filters, counts, states and orders need; kept in memory for every document."""

    id: str
    language: str
    source_language: str
    facets: Mapping[str, tuple[str, ...]]
    status_rule: str
    opens_on: datetime | None
    deadlines: tuple[datetime, ...]
    deadline_terms: tuple[str, ...]
    starts_at: datetime | None
    ends_at: datetime | None
    published_at: datetime | None
    sort_title: str
    wholes: tuple[str, ...]  #: title, then names, each as its folded words: what a query may be as a whole


def content_of(document: SearchDocument) -> str:
    """Return a document as JSON. Escapes keep lone surrogates, which SQLite would refuse as text."""
    data = {name: getattr(document, name) for name in _FIELDS}
    for name in _MOMENTS:
        data[name] = _text(data[name])
    data["deadlines"] = [_text(moment) for moment in document.deadlines]
    data["facets"] = {facet: list(codes) for facet, codes in document.facets.items()}
    data["card"] = dict(document.card)
    return json.dumps(data, separators=(",", ":"))


def document_of(content: str) -> SearchDocument:
    """Return the document that ``content_of`` wrote."""
    data: dict[str, Any] = json.loads(content)
    for name in _MOMENTS:
        data[name] = _moment(data[name])
    for name in _TUPLES:
        data[name] = tuple(data[name])
    data["deadlines"] = tuple(datetime.fromisoformat(moment) for moment in data["deadlines"])
    data["facets"] = {facet: tuple(codes) for facet, codes in data["facets"].items()}
    return SearchDocument(**data)


def attributes_of(document: SearchDocument, analyzers: Mapping[str, str]) -> str:
    """Return the attributes as JSON, in the order of ``Attributes``."""
    analyzer = analyzer_for(document.language, analyzers)
    return json.dumps(
        [
            document.language,
            document.source_language,
            {**{facet: list(codes) for facet, codes in document.facets.items()}, KIND_FACET: [document.kind]},
            document.status_rule,
            _text(document.opens_on),
            [_text(moment) for moment in document.deadlines],
            list(document.deadline_terms),
            _text(document.starts_at),
            _text(document.ends_at),
            _text(document.published_at),
            document.sort_title or document.title,
            [whole_of(text, analyzer) for text in (document.title, *document.names)],
        ],
        separators=(",", ":"),
    )


def read_attributes(document_id: str, content: str) -> Attributes:
    """Return the attributes that ``attributes_of`` wrote; moments are in UTC, so that they compare fast."""
    language, source, facets, rule, opens, deadlines, terms, starts, ends, published, *last = json.loads(
        content
    )
    sort_title, wholes = last
    return Attributes(
        id=document_id,
        language=language,
        source_language=source,
        facets={facet: tuple(codes) for facet, codes in facets.items()},
        status_rule=rule,
        opens_on=_moment(opens),
        deadlines=tuple(datetime.fromisoformat(moment) for moment in deadlines),
        deadline_terms=tuple(terms),
        starts_at=_moment(starts),
        ends_at=_moment(ends),
        published_at=_moment(published),
        sort_title=sort_title,
        wholes=tuple(wholes),
    )


def whole_of(text: str, analyzer: Analyzer) -> str:
    """Return a text as its folded words, signs and blanks between them away."""
    return " ".join(analyzer.tokens(text).exact)


def tokens_of(document: SearchDocument, analyzers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the text of each column of the text table, tokens with spaces between them.

    Texts that are not in the tree's language go where the original's go, under the analyser of their language.
    """
    is_own = document.language == document.locale
    own = (document.title, document.summary, document.body)
    source = (document.source_title, document.source_summary, document.source_body)
    source_language = document.source_language or document.language
    if not is_own:
        own, source, source_language = ("", "", ""), own, document.language
    title, summary, body, exact = _tokens(own, document.locale, analyzers)
    analyzer = analyzer_for(document.language, analyzers)
    heading = _tokens_once(analyzer, document.title).exact
    names = _tokens_once(analyzer, _joined_names(document)).exact
    return (
        title,
        " ".join(heading),
        " ".join(names),
        summary,
        body,
        exact,
        *_tokens(source, source_language, analyzers),
    )


def spellings_of(document: SearchDocument, analyzers: Mapping[str, str]) -> dict[str, str]:
    """Return the words of titles, names and texts by their folded form: what a correction shows to the reader."""
    analyzer = analyzer_for(document.language, analyzers)
    texts = (document.title, _joined_names(document), document.summary, document.body)
    found: dict[str, str] = {}
    for text in reversed(texts):  # what is spelled in two ways is shown as the title has it
        found |= _tokens_once(analyzer, text).spellings
    return found


def _joined_names(document: SearchDocument) -> str:
    return " \n ".join(document.names)


#: A page's aliases follow it in a rebuild, and the other engine follows this one: texts of some hundred documents, 30 MB.
@lru_cache(maxsize=2048)
def _tokens_once(analyzer: Analyzer, text: str) -> Tokens:
    """The tokens of a text that has probably just been asked for."""
    return analyzer.tokens(text)


def _tokens(
    texts: tuple[str, str, str], language: str, analyzers: Mapping[str, str]
) -> tuple[str, str, str, str]:
    """Return the stems of title, summary and body, and the exact tokens of all, bare stems behind them."""
    analyzer = analyzer_for(language, analyzers)
    made = [_tokens_once(analyzer, text) for text in texts]
    exact = [token for tokens in made for token in tokens.exact] + [
        token for tokens in made for token in tokens.bare
    ]
    title, summary, body = (" ".join(tokens.stems) for tokens in made)
    return title, summary, body, " ".join(exact)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
