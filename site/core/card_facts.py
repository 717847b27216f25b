"""The typed facts that a page's ``card_facts`` is made of: codes, dates and amounts, never labels (``search.cards``)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def dates_fact(
    starts: date, ends: date | None = None, *, all_day: bool = True, zone: str = ""
) -> dict[str, Any]:
    """From–to; datetimes for what has hours, with the IANA zone in which they are read."""
    return {
        "t": "dates",
        "starts": starts.isoformat(),
        "ends": ends.isoformat() if ends else "",
        "all_day": all_day,
        "zone": zone,
    }


def facet_facts(codes: Mapping[str, Sequence[str]], names: Sequence[str]) -> list[dict[str, Any]]:
    """A fact for each of these facets that has a code, in their order."""
    return [{"t": "facet", "name": name, "codes": list(codes[name])} for name in names if codes.get(name)]
