"""What every engine makes of counts and dates in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.contract import FacetCount

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from search.contract import SearchQuery
    from search.status import Dated


def facet_counts(numbers: Mapping[str, int], chosen: Collection[str]) -> tuple[FacetCount, ...]:
    """Return the counts of a facet, most first; chosen codes are there even with none."""
    counts = {code: count for code, count in numbers.items() if count}
    counts |= {code: counts.get(code, 0) for code in chosen}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(code, count, code in chosen) for code, count in ordered)


def on_days(document: Dated, query: SearchQuery) -> bool:
    """Whether a document takes place, at least in part, and has a deadline between the moments asked for."""
    starts = document.starts_at
    lasts = [(starts, document.ends_at or starts)] if starts else []
    due = ((one, one) for one in document.deadlines)
    return _overlaps(lasts, query.starts_from, query.starts_to) and _overlaps(
        due, query.deadline_from, query.deadline_to
    )


def _overlaps(
    spans: Iterable[tuple[datetime, datetime]], first: datetime | None, last: datetime | None
) -> bool:
    """Whether a span reaches between two moments, either of which may be missing; all do where both are."""
    return (first is None and last is None) or any(
        (first is None or ends >= first) and (last is None or starts <= last) for starts, ends in spans
    )
