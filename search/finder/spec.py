"""What a list offers: declared by the page that shows it, read by the finder, the API and the feeds alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.contract import KIND_FACET

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class FinderSpec:
    """A list: which kinds of page, which facets, which ways to sort."""

    kinds: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    orders: tuple[str, ...] = ("title",)  #: of ``contract.ORDERS``, the default one first
    page_size: int = 20
    dates: str | Promise = ""  #: label of a range of dates; empty: none
    feed: bool = True
    calendar: str = ""  #: name of the calendar below the list: ``deadlines.ics`` or ``calendar.ics``
    open_groups: int = 4  #: facets drawn open

    @property
    def parameters(self) -> frozenset[str]:
        """Names that the list reads from an address."""
        dated = {"from", "to"} if self.dates else set()
        return frozenset({"q", "page", "sort", "closed", *self.facets, *dated})


#: The search page and the API's search: every kind of page.
EVERYTHING = FinderSpec(
    facets=(KIND_FACET, "status", "country", "field", "level", "language"),
    orders=("relevance", "deadline", "newest", "title"),
    feed=False,
)
