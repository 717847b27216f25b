"""From an address to a query: what is known is read and cleaned, the rest is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from core.clock import campus_zone
from core.status import day_end, day_start
from search.contract import STATUS_FACET, SearchQuery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from search.finder.spec import FinderSpec

MAX_TEXT = 200
#: More codes of one facet than anybody ticks.
MAX_CODES = 30
MAX_CODE = 64
#: The API's limit as well (decisions.md 14): engines answer deep pages slowly.
MAX_OFFSET = 10_000
#: A page number; longer ones are no numbers of pages, and Python refuses to read thousands of digits.
_PAGE = re.compile(r"[1-9][0-9]{0,4}")


@dataclass(frozen=True, slots=True)
class FinderRequest:
    """What an address asks of a list; ``text`` and codes are clean, the page number is possible."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    closed: bool = False
    page: int = 1
    starts_from: date | None = None
    starts_to: date | None = None
    deadline_from: date | None = None
    deadline_to: date | None = None
    unknown: bool = False  #: the address had parameters that mean nothing here

    def without(self, name: str, code: str = "") -> FinderRequest:
        """The same request with one filter less: a code of a facet, or a field of this class as a whole."""
        if code:
            left = tuple(one for one in self.chosen.get(name, ()) if one != code)
            return replace(self, chosen={**self.chosen, name: left}, page=1)
        return replace(self, **{name: "" if name == "text" else None}, page=1)  # type: ignore[arg-type]  # -- by name

    def pairs(self, **changes: object) -> list[tuple[str, str]]:
        """The parameters as they stand in an address, in one order; ``changes`` replace facets or single values."""
        values: dict[str, object] = {
            "q": self.text,
            **self.chosen,
            "from": self.starts_from or "",
            "to": self.starts_to or "",
            "deadline_from": self.deadline_from or "",
            "deadline_to": self.deadline_to or "",
            "sort": self.order,
            "closed": "1" if self.closed else "",
            "page": str(self.page) if self.page > 1 else "",
            **changes,
        }
        return [
            (name, str(one))
            for name, value in values.items()
            for one in (value if isinstance(value, tuple) else (value,))
            if one != ""
        ]

    def url(self, path: str, **changes: object) -> str:
        """An address of the list; a change of anything but the page starts at its first page again."""
        query = urlencode(self.pairs(**{"page": "", **changes}))
        return f"{path}?{query}" if query else path

    def query(self, spec: FinderSpec, locale: str, now: datetime) -> SearchQuery:
        """The engine's query."""
        zone = campus_zone()
        return SearchQuery(
            locale=locale,
            now=now.astimezone(zone),
            text=self.text,
            kinds=spec.kinds,
            filters={name: codes for name, codes in self.chosen.items() if codes and name != STATUS_FACET},
            facets=spec.facets,
            statuses=self.chosen.get(STATUS_FACET, ()),
            include_closed=self.closed,
            starts_from=day_start(self.starts_from, zone) if self.starts_from else None,
            starts_to=day_end(self.starts_to, zone) if self.starts_to else None,
            deadline_from=self._first_deadline(now, zone),
            deadline_to=day_end(self.deadline_to, zone) if self.deadline_to else None,
            order=self.order or default_order(spec, self.text),
            offset=(self.page - 1) * spec.page_size,
            limit=spec.page_size,
        )

    def _first_deadline(self, now: datetime, zone: tzinfo) -> datetime | None:
        """“Until June” means deadlines from now on, unless the reader says a first day or asks for what is over."""
        if self.deadline_from:
            return day_start(self.deadline_from, zone)
        if self.deadline_to and not self.closed and day_end(self.deadline_to, zone) >= now:
            return now.astimezone(zone)
        return None


def default_order(spec: FinderSpec, text: str) -> str:
    """Relevance for words, else the list's own."""
    return "relevance" if text else spec.orders[0]


def read(parameters: QueryDict, spec: FinderSpec) -> FinderRequest:
    """Read what a list knows; impossible values count as none."""
    page = parameters.get("page", "")
    order = parameters.get("sort", "")
    return FinderRequest(
        text=clean_text(parameters.get("q", "")),
        chosen={name: _codes(parameters.getlist(name)) for name in spec.facets if name in parameters},
        order=order if order in (*spec.orders, "relevance") else "",
        closed=parameters.get("closed") == "1",
        page=min(int(page), MAX_OFFSET // spec.page_size) if _PAGE.fullmatch(page) else 1,
        starts_from=_date(parameters.get("from", "")) if spec.dates else None,
        starts_to=_date(parameters.get("to", "")) if spec.dates else None,
        deadline_from=_date(parameters.get("deadline_from", "")) if spec.deadlines else None,
        deadline_to=_date(parameters.get("deadline_to", "")) if spec.deadlines else None,
        unknown=bool(set(parameters) - spec.parameters),
    )


def clean_text(text: str) -> str:
    """Words without control characters and lone surrogates, of a length that a reader types."""
    printable = "".join(character if character.isprintable() else " " for character in text[: MAX_TEXT * 2])
    return " ".join(printable.split())[:MAX_TEXT]


def _codes(values: list[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            value for value in values[:MAX_CODES] if value and len(value) <= MAX_CODE and value.isprintable()
        )
    )


def _date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text) if text.isascii() else None
    except ValueError:
        return None
    # The first and last years leave no room for time zones.
    return found if found and date.min.year < found.year < date.max.year else None
