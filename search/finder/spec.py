"""What a list offers: declared by the page that shows it, read by the finder, the API and the feeds alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

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
    deadlines: str | Promise = ""  #: label of a range of deadlines; empty: none
    feed: bool = True
    calendar: str = ""  #: name of the calendar below the list: ``deadlines.ics`` or ``calendar.ics``
    open_groups: int = 4  #: facets drawn open
    words_above: bool = False  #: their field stands above the list: they are no filter among the others
    near_groups: int = 8  #: facets drawn at all before "More filters"; the most useful ones stand first

    @property
    def parameters(self) -> frozenset[str]:
        """Names that the list reads from an address."""
        dated = {"from", "to"} if self.dates else set()
        due = {"deadline_from", "deadline_to"} if self.deadlines else set()
        return frozenset({"q", "page", "sort", "closed", *self.facets, *dated, *due})


#: The search page, its feed and the API's search: every kind of page. What most people narrow by stands first.
EVERYTHING = FinderSpec(
    facets=(
        KIND_FACET, "status", "direction", "level", "field", "region", "country", "language", "duration", "funding", "mode",
        "purpose", "who", "audience", "topic",
    ),
    orders=("deadline", "newest", "title"),
    dates=_("Takes place"),
    deadlines=_("Deadline"),
    calendar="deadlines.ics",
    near_groups=7,
    words_above=True,
)  # fmt: skip
