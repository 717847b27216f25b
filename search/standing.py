"""Where a page stands in the answer to a question, asked as a reader would, and why not higher or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.backends import get_backend
from search.contract import SearchQuery
from search.explain import FIELDS, OWN_FIELDS, explain
from search.finder.asking import Asking
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
#: Why a page is not among the first two hundred.
WITHHELD, WORDS, OVER, FAR = "withheld", "words", "over", "far"


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


def indexed(document_id: str, locale: str, now: datetime) -> SearchHit | None:
    """Return the document as the index holds it; raises SearchUnavailableError."""
    query = SearchQuery(
        locale, now, only_ids=(document_id,), include_closed=True, limit=1, highlight=False, correct=False
    )
    return next(iter(get_backend().search(query).hits), None)


def standing_of(document: SearchDocument, text: str, now: datetime) -> Standing:
    """Ask for words as a reader of the document's tree would."""
    locale = document.locale
    everything = SearchQuery(locale, now, text=text, limit=REACH, highlight=False, correct=False)
    alone = replace(everything, only_ids=(document.id,), include_closed=True, limit=1)
    asking = Asking(now)
    results, above = asking.answer(everything, promoted=True)
    by_itself, _above = asking.answer(alone)
    position = _place(results.hits, document.id)
    return Standing(
        text=text,
        position=position,
        promoted=_place(above, document.id),
        total=results.total,
        reason="" if position else _reason(document, results, by_itself),
        softened=results.softened,
        degraded=results.degraded,
        is_foreign=document.language != locale,
        columns=len(FIELDS) if document.source_language else OWN_FIELDS,
        lines=explain(document, text, synonyms_for(locale)),
    )


def _place(hits: Sequence[SearchHit], document_id: str) -> int:
    ids = [hit.document.id for hit in hits]
    return ids.index(document_id) + 1 if document_id in ids else 0


def _reason(document: SearchDocument, everything: SearchResults, alone: SearchResults) -> str:
    if document.id in withheld_ids():
        return WITHHELD
    hit = next(iter(alone.hits), None)
    if hit is None or (alone.softened and not everything.softened):
        return WORDS
    return OVER if hit.status in CLOSED_STATUSES else FAR
