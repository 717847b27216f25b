"""What the engine keeps in memory of every document, as a column of its row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from search.analysis.languages import analyzer_for
from search.analysis.wholes import whole_of
from search.backends.stored import moment_of, moment_text
from search.contract import KIND_FACET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.contract import SearchDocument


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


def attributes_of(document: SearchDocument, analyzers: Mapping[str, str]) -> str:
    """Return the attributes as JSON, in the order of ``Attributes``."""
    # What a page is called is compared with what a reader of the tree types.
    analyzer = analyzer_for(document.locale, analyzers)
    return json.dumps(
        [
            document.language,
            document.source_language,
            {**{facet: list(codes) for facet, codes in document.facets.items()}, KIND_FACET: [document.kind]},
            document.status_rule,
            moment_text(document.opens_on),
            [moment_text(moment) for moment in document.deadlines],
            list(document.deadline_terms),
            moment_text(document.starts_at),
            moment_text(document.ends_at),
            moment_text(document.published_at),
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
        opens_on=moment_of(opens),
        deadlines=tuple(datetime.fromisoformat(moment) for moment in deadlines),
        deadline_terms=tuple(terms),
        starts_at=moment_of(starts),
        ends_at=moment_of(ends),
        published_at=moment_of(published),
        sort_title=sort_title,
        wholes=tuple(wholes),
    )
