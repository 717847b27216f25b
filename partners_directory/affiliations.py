"""Which institutions an affiliation means, by the index of records."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from partners_directory.records import institution_pk
from search.contract import SearchUnavailableError
from search.records.store import corrected, find_records

logger = logging.getLogger("meridian.search")

#: Further candidates share a word or two with the string: nobody would choose them.
MOST = 20


@dataclass(frozen=True, slots=True)
class Meant:
    """How well an institution fits, and whether it is meant; higher scores fit better, most lie below 1.7."""

    score: float
    match: bool


def meant_by(text: str) -> dict[int, Meant] | None:
    """Return institutions by primary key, best first; None where there is no index to ask."""
    try:
        found = find_records(text, MOST)
    except SearchUnavailableError as error:
        logger.warning("records cannot be searched", extra={"error": type(error).__name__})
        return None
    if found is None:
        return None
    return {institution_pk(one.record.id): Meant(one.score, one.is_match) for one in found}


def named_like(text: str) -> list[int]:
    """Return institutions by primary key that a name as somebody types it may mean, typing errors and all; best first."""
    meant = meant_by(text)
    if meant is None:
        return []
    try:
        words = "" if meant else corrected(text)
    except SearchUnavailableError as error:
        logger.warning("records cannot be searched", extra={"error": type(error).__name__})
        return []
    return list(meant or (meant_by(words) if words else None) or ())
