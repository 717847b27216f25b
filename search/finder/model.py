"""What a template needs to draw a list that can be searched and filtered.

Everything is ready to print: texts are in the reader's language, counts are numbers, addresses are paths with their
query. A template decides nothing about filters; it draws what stands here. Read it in this order::

    {{ finder.title }}                 page title and the filters in words: "Opportunities: France, Spring semester"
    {{ finder.heading }}               the page's own title
    {{ finder.count_text }}            "24 results" (goes into an element with role="status")
    {{ finder.note }}                  "" or one sentence: search answers in a simpler way
    {{ finder.softened_text }}         "" or one sentence: no page has all words; {{ finder.words }}: each word alone
    {{ finder.promoted }}              cards that the office recommends for these words, above the others

    <form method="get" action="{{ finder.action }}" role="search">
      <input name="q" value="{{ finder.text }}" maxlength="200">
      {% for name, value in finder.hidden %}<input type="hidden" …>{% endfor %}   sort order, "include closed"
      {% for group in finder.groups %}
        <fieldset> or <details {% if group.expanded %}open{% endif %}>
          {{ group.label }} {{ group.selected_count }}
          {% for option in group.options %}        the first ones (selected ones are always among them)
            <input type="checkbox" id="{{ option.input_id }}" name="{{ group.name }}" value="{{ option.code }}"
                   {% if option.selected %}checked{% endif %}> {{ option.label }} ({{ option.count }})
          {% endfor %}
          {% for option in group.more %}…{% endfor %}   the others, behind "Show n more" ({{ group.more|length }})
        </fieldset>
      {% endfor %}
    </form>
    {% for range in finder.ranges %}   date fields: range.label, range.name_from, range.value_from, range.name_to, …
                                       range.shortcuts: label, url, selected
    {{ finder.near_groups }} {{ finder.far_groups }}   the same groups: those at once, and those behind "More filters"
    {% for chip in finder.chips %}<a href="{{ chip.url }}">{{ chip.group }}: {{ chip.label }} ✕</a>
                                       chip.text is the accessible name "Remove filter Country: France"
    {{ finder.clear_url }}             all filters off ("" when none is on)

    {% for order in finder.orders %}<a href="{{ order.url }}" {% if order.selected %}aria-current="true"{% endif %}>
    {% for card in finder.cards %}{% include "components/card.html" with card=card only %}      search.cards.Card
    {{ finder.hidden_closed_text }} {{ finder.show_closed_url }}    "3 closed or past also match" + link ("" if none)
    {{ finder.hide_closed_url }}       back to what is open, when closed ones are shown on request
    {{ finder.other_languages_text }}  "5 more in other languages" ("" if none); those cards carry card.is_foreign
    {{ finder.suggestion }} {{ finder.suggestion_url }}   "Did you mean …"
    {% if finder.paging.pages > 1 %}   number, pages, first, last, total, text, previous_url, next_url,
                                       links: number, url ("" for a gap), current
    {{ finder.is_empty }}              nothing found: draw the empty state with finder.help (Help), and clear_url
    {{ finder.feed_url }} {{ finder.calendar_url }}   the same filters as Atom and as iCal ("" where there is none)
    {{ finder.canonical_url }} {{ finder.indexable }} for <link rel="canonical"> and robots

A ``groups`` entry with ``control == "toggle"`` has few options and may be drawn as a row of links: ``option.url`` is
the address with that option switched, so that everything also works as plain links.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.cards import Card


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One value of a facet: how many results it would leave, and the address that switches it."""

    code: str
    label: str
    count: int
    selected: bool
    url: str  #: the list with this value switched on or off
    input_id: str
    depth: int = 0  #: how far below the top of its vocabulary


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One facet with its options; ``options`` come first, ``more`` only when asked for."""

    name: str  #: name of the query parameter
    label: str
    options: tuple[FacetOption, ...]
    more: tuple[FacetOption, ...] = ()
    selected_count: int = 0
    expanded: bool = False  #: drawn open: the first groups, and those with a choice made
    control: str = "checkboxes"  #: or "toggle"
    is_far: bool = False  #: stands behind "More filters"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A common range of dates as an address: "Next 30 days"."""

    label: str
    url: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """Two date fields, each an ISO date or empty."""

    label: str
    name_from: str
    value_from: str
    label_from: str
    name_to: str
    value_to: str
    label_to: str
    shortcuts: tuple[Shortcut, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address of the list without it."""

    group: str
    label: str
    url: str
    text: str  #: accessible name: "Remove filter Country: France"
    is_words: bool = False  #: the words searched for


@dataclass(frozen=True, slots=True)
class Way:
    """Another question: what it is called, where it leads, how many pages it finds."""

    label: str
    url: str
    count: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """Ways on where nothing was found; each of them finds something."""

    fewer: tuple[Way, ...] = ()  #: one filter less, most pages first
    everywhere: Way | None = None  #: the same words in the whole site, from a list
    nearest: tuple[
        Way, ...
    ] = ()  #: topics, kinds, countries and fields that the words touch, else the most used ones
    is_near: bool = False  #: the words do touch them
    email: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class OrderLink:
    """One way to sort."""

    name: str
    label: str
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number; a gap ("…") has neither number nor address."""

    number: int
    url: str
    current: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether this stands for pages left out."""
        return not self.url and not self.current


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in the results the reader is."""

    number: int = 1
    pages: int = 1
    first: int = 0  #: number of the first result shown, from 1; 0 when there is none
    last: int = 0
    total: int = 0
    text: str = ""  #: "Page 2 of 7"
    previous_url: str = ""
    next_url: str = ""
    links: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Finder:
    """A searched and filtered list, ready to be drawn. The module's docstring shows how."""

    title: str
    heading: str
    text: str  #: the words searched for
    total: int
    count_text: str
    action: str  #: address of the form, without a query
    locale: str
    cards: tuple[Card, ...] = ()
    groups: tuple[FacetGroup, ...] = ()
    ranges: tuple[DateRange, ...] = ()
    chips: tuple[Chip, ...] = ()
    orders: tuple[OrderLink, ...] = ()
    order: str = ""
    paging: Paging = Paging()
    hidden: tuple[tuple[str, str], ...] = ()
    clear_url: str = ""
    hidden_closed: int = 0
    hidden_closed_text: str = ""
    show_closed_url: str = ""
    hide_closed_url: str = ""
    other_languages: int = 0
    other_languages_text: str = ""
    suggestion: str = ""
    suggestion_url: str = ""
    note: str = ""
    words_above: bool = False  #: the field of the words stands above the list, outside the form
    softened_text: str = ""
    words: tuple[Way, ...] = ()
    promoted: tuple[Card, ...] = ()
    help: Help = Help()
    canonical_url: str = ""
    indexable: bool = True
    feed_url: str = ""
    calendar_url: str = ""
    query_string: str = (
        ""  #: the filters as a query, without page: for feeds, language switch and saved searches
    )
    redirect_to: str = ""  #: set when the address had parameters that mean nothing: go there instead

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return self.total == 0 and not self.promoted

    @property
    def is_plain_question(self) -> bool:
        """Whether it is the first page for words without filters: a question to be counted."""
        return len(self.chips) == 1 and bool(self.text) and self.paging.number == 1

    @property
    def shown_chips(self) -> tuple[Chip, ...]:
        """Filters to be drawn: without the words where their field is in sight."""
        return tuple(chip for chip in self.chips if not (self.words_above and chip.is_words))

    @property
    def near_groups(self) -> tuple[FacetGroup, ...]:
        """Facets that are drawn at once."""
        return tuple(group for group in self.groups if not group.is_far)

    @property
    def far_groups(self) -> tuple[FacetGroup, ...]:
        """Facets behind "More filters"."""
        return tuple(group for group in self.groups if group.is_far)

    @property
    def is_filtered(self) -> bool:
        """Whether words or filters narrow the list."""
        return bool(self.chips or self.text)
