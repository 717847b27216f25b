"""The search contract: what goes into an index, what is asked of it, what comes back.

Standard library only, so that an engine, a test or another program can use it without Django.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

#: What a JSON column can hold.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

#: ``SearchDocument.status_rule``: upcoming, open, closing soon, closed by what one applies for …
APPLICATION_RULE: Final = "application"
#: … and upcoming, now, past by what takes place.
EVENT_RULE: Final = "event"
#: The orders that every engine knows; equal ones always come in the same order.
ORDERS: Final = ("relevance", "deadline", "start", "title", "newest")
#: Facets that are no codes of a document but follow from it: they are filtered and counted like the others.
KIND_FACET: Final = "type"
STATUS_FACET: Final = "status"
#: The facet whose choice decides which of several deadlines counts (decisions.md 7).
TERM_FACET: Final = "term"


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page in one language tree, as the index holds it: codes and dates, never labels or states."""

    id: str  #: ``page:<pk>``
    key: str  #: translation key: the same page in another language has the same
    kind: str  #: the page type's code: partner, exchange, study_abroad, staff_mobility, scholarship, project, event …
    locale: str  #: language code of the tree in which the page stands
    language: str  #: language code of its texts (the source language's for a page not translated yet)
    url: str  #: path with language prefix
    title: str
    summary: str = ""
    body: str = ""  #: plain text
    names: tuple[str, ...] = ()  #: other names, acronyms, codes, people: matched as they are, unstemmed
    source_language: str = ""
    source_title: str = ""
    source_summary: str = ""
    source_body: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    status_rule: str = ""  #: how its state follows from its dates: ``application``, ``event``, or none at all
    opens_on: datetime | None = None  #: first instant at which one can apply
    deadlines: tuple[datetime, ...] = ()  #: last instants, ascending, aware
    deadline_terms: tuple[
        str, ...
    ] = ()  #: beside ``deadlines``: the term that each is for, "" for all; may be empty
    starts_at: datetime | None = None  #: aware; the event's or programme's own dates
    ends_at: datetime | None = None
    published_at: datetime | None = None
    sort_title: str = ""  #: folded title by which names are ordered (decisions.md 18)
    card: Mapping[str, Json] = field(
        default_factory=dict
    )  #: codes, dates and numbers from which a card is drawn
    version: int = 0  #: counter per document; an older one never overwrites a newer one


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a visitor asks: words, filters, order, page, and the moment for which states are computed."""

    locale: str
    now: datetime
    text: str = ""
    kinds: tuple[str, ...] = ()  #: empty: every kind
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: facet → codes (any of them)
    facets: tuple[str, ...] = ()  #: facets to count, each under the other facets' filters
    statuses: tuple[
        str, ...
    ] = ()  #: explicit states; empty with ``include_closed`` False hides closed and past
    include_closed: bool = False
    starts_from: datetime | None = None
    starts_to: datetime | None = None
    deadline_from: datetime | None = None  #: some deadline lies at or after this moment …
    deadline_to: datetime | None = None  #: … and at or before this one; either may be missing
    synonyms: tuple[
        tuple[str, ...], ...
    ] = ()  #: words and phrases that mean the same in the locale: who types one of a group finds the others
    order: str = "relevance"  #: relevance, deadline, start, title, newest
    offset: int = 0
    limit: int = 20
    excluded_ids: tuple[str, ...] = ()  #: documents whose index job still waits (decisions.md 3)
    only_ids: tuple[str, ...] | None = None  #: nothing but these documents (a shortlist); None: all
    highlight: bool = True
    correct: bool = True  #: look for a correction of unknown words; a program's question needs none


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer; ``highlights`` holds fragments as (text, is_match) runs, so that nobody marks up HTML."""

    document: SearchDocument
    score: float = 0.0
    status: str = ""
    next_deadline: datetime | None = None
    highlights: tuple[tuple[tuple[str, bool], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many documents a code would leave, were it chosen; ``selected`` says whether it is."""

    code: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class SearchResults:
    """A page of hits with the totals and counts that belong to the whole answer."""

    hits: tuple[SearchHit, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    hidden_closed: int = 0  #: closed or past documents that also match and are not shown
    other_languages: int = 0  #: hits whose language is not the locale's
    softened: bool = False  #: no document has all the words; those with some are shown
    suggestion: str = ""  #: corrected words, only where a search for them finds something
    engine: str = ""
    degraded: bool = False
    until: datetime | None = None  #: the answer is true until then: the next date that changes a state


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what was typed, with the page it leads to."""

    title: str
    url: str
    kind: str
    language: str
    id: str = ""
    by_title: bool = True  #: the title has what was typed; else another name of the page does

    @classmethod
    def of(cls, document: SearchDocument, by_title: bool) -> Suggestion:
        """The completion that leads to a document's page."""
        return cls(document.title, document.url, document.kind, document.language, document.id, by_title)


class SearchUnavailableError(Exception):
    """The engine did not answer in time or at all."""


class SearchBackend(Protocol):
    """What every engine does. Writes are idempotent and versioned; reads raise SearchUnavailableError."""

    name: str  #: as in ``SearchResults.engine``

    def put(self, documents: Iterable[SearchDocument]) -> None:
        """Store documents whose version is newer than what is there."""

    def delete(self, versions: Mapping[str, int]) -> None:
        """Remove documents by id, with the version that removed them."""

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer a query."""

    def suggest(
        self, text: str, locale: str, limit: int = 8, excluded_ids: tuple[str, ...] = ()
    ) -> tuple[Suggestion, ...]:
        """Complete words to titles, the reader's language first."""

    def versions(self, locale: str | None = None) -> Mapping[str, int]:
        """Id and version of every document, for the drift check."""

    def rebuild(self, documents: Iterable[SearchDocument], locale: str | None = None) -> int:
        """Replace the index, or one tree's part of it, without a moment of empty results.

        What is put or deleted while it runs is replayed. Returns how many documents the index then holds.
        """
