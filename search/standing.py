"""Where a page stands in the answer to a question, asked as a reader would, and why not higher or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.backends import get_backend
from search.contract import SearchQuery
from search.explain import FIELDS, OWN_FIELDS, covered, explain
from search.finder.asking import Asking
from search.phrases import folded_words
from search.synonyms import synonyms_for
from search.visibility import withheld_ids
from taxonomy.enums import CLOSED_STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from search.contract import SearchDocument, SearchHit, SearchResults
    from search.explain import Line

#: Ten pages of results: who stands behind is not found.
REACH = 200
#: Pages to compare with: those just before it, and no more than an editor reads.
NEAR = 5
#: Why a page is not among the first two hundred.
ABSENT, WITHHELD, WORDS, OVER, FAR = "absent", "withheld", "words", "over", "far"


@dataclass(frozen=True, slots=True)
class Place:
    """A page among the results: how many of the words stand in each of ``explain.FIELDS``, of how many."""

    position: int
    hit: SearchHit
    fields: tuple[int, ...]
    terms: int
    is_title: bool  #: it is called exactly what was typed: such pages stand first


@dataclass(frozen=True, slots=True)
class Standing:
    """``position`` among the results and ``promoted`` above them count from 1; 0: it is not there, ``reason`` says why."""

    text: str
    position: int
    promoted: int
    total: int
    reason: str
    softened: bool
    degraded: bool
    is_foreign: bool  #: its text is not in the language of its readers: those that are stand before it
    columns: int  #: how many of ``explain.FIELDS`` the document can have
    lines: tuple[Line, ...]
    near: tuple[Place, ...]  #: what stands just before it, and itself; what is found instead where it is not


def indexed(document_id: str, locale: str, now: datetime) -> SearchHit | None:
    """Return the document as the index holds it; raises SearchUnavailableError."""
    query = SearchQuery(
        locale, now, only_ids=(document_id,), include_closed=True, limit=1, highlight=False, correct=False
    )
    return next(iter(get_backend().search(query).hits), None)


def standing_of(document: SearchDocument, text: str, now: datetime, *, is_absent: bool = False) -> Standing:
    """Ask for words as a reader of the document's tree would; ``is_absent``: readers cannot find it by any words."""
    locale = document.locale
    everything = SearchQuery(locale, now, text=text, limit=REACH, highlight=False, correct=False)
    alone = replace(everything, only_ids=(document.id,), include_closed=True, limit=1)
    asking = Asking(now)
    results, above = asking.answer(everything, promoted=True)
    by_itself, _above = asking.answer(alone)
    synonyms = synonyms_for(locale)
    position = _place(results.hits, document.id)
    return Standing(
        text=text,
        position=position,
        promoted=_place(above, document.id),
        total=results.total,
        reason="" if position else _reason(document, results, by_itself, is_absent=is_absent),
        softened=results.softened,
        degraded=results.degraded,
        is_foreign=document.language != locale,
        columns=len(FIELDS) if document.source_language else OWN_FIELDS,
        lines=explain(document, text, synonyms),
        near=_near(results.hits, position, text, synonyms),
    )


def _near(
    hits: Sequence[SearchHit], position: int, text: str, synonyms: Sequence[Sequence[str]]
) -> tuple[Place, ...]:
    """Return the pages just before a place and the one on it; without a place the first ones."""
    first = max(0, position - 1 - NEAR)
    shown = enumerate(hits[first : position or NEAR], start=first + 1)
    return tuple(_seen(number, hit, text, synonyms) for number, hit in shown)


def _seen(position: int, hit: SearchHit, text: str, synonyms: Sequence[Sequence[str]]) -> Place:
    fields, terms = covered(explain(hit.document, text, synonyms))
    return Place(position, hit, fields, terms, folded_words(hit.document.title) == folded_words(text))


def _place(hits: Sequence[SearchHit], document_id: str) -> int:
    ids = [hit.document.id for hit in hits]
    return ids.index(document_id) + 1 if document_id in ids else 0


def _reason(
    document: SearchDocument, everything: SearchResults, alone: SearchResults, *, is_absent: bool
) -> str:
    if is_absent:
        return ABSENT
    if document.id in withheld_ids():
        return WITHHELD
    hit = next(iter(alone.hits), None)
    if hit is None or (alone.softened and not everything.softened):
        return WORDS
    return OVER if hit.status in CLOSED_STATUSES else FAR
