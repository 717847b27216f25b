"""From a hit to what a card shows: labels in the reader's language, dates and money still typed.

A template gets one ``Card`` as ``card`` and prints::

    <article lang/dir only when card.is_foreign>
      {{ card.kind_label }}                        "Exchange"
      <a href="{{ card.url }}" lang="{{ card.lang }}" dir="{{ card.dir }}">{{ card.title }}</a>
      {{ card.status }} {{ card.status_label }}    open / "Open"; "" for what has no state; also: upcoming, closing_soon,
                                                   closed, now, past
      {{ card.days_text }}                         "closes in 5 days", "opens in 12 days", "3 days left", ""
      {{ card.next_deadline }}                     aware datetime or None
      {{ card.summary }}                           summary; {{ card.highlights }}: fragments of (text, is_match) runs
      {% for fact in card.facts %}                 fact.name, fact.label, fact.kind, fact.text, and by kind:
          facet   fact.values (labels)             text: the labels as a list in the reader's language
          money   fact.amount (Decimal) fact.currency fact.period fact.period_label
          dates   fact.starts fact.ends fact.all_day fact.zone
          text    fact.text
          number  fact.number fact.unit
      {{ card.cover }} {{ card.cover_alt }}        address of a picture and its alternative text, may be empty
      {{ card.language_name }}                     "English", when the page is not in the reader's language
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext_lazy

from core.clock import campus_zone
from core.status import days_left
from core.templatetags.formats import listed, local_day
from search.contract import EVENT_RULE, SearchDocument, SearchHit
from search.facets import FACETS
from search.labels import facet_labels, kind_label, running_label
from taxonomy.cldr import language_name, text_direction
from taxonomy.enums import OPEN_STATUSES, Period, Status
from taxonomy.labels import label
from taxonomy.names import name_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed fact of a card with its label."""

    name: str
    label: str
    kind: str  #: facet, money, dates, text, number
    text: str = ""
    values: tuple[str, ...] = ()
    amount: Decimal | None = None
    currency: str = ""
    period: str = ""
    period_label: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    all_day: bool = False
    zone: str = ""
    number: float | None = None
    unit: str = ""

    @property
    def first_day(self) -> date | None:
        """The day on which it starts, in its own zone."""
        return local_day(self.starts, self.zone)

    @property
    def last_day(self) -> date | None:
        """The day on which it ends, in its own zone; None where no end is said."""
        return local_day(self.ends, self.zone)

    @property
    def has_times(self) -> bool:
        """Whether it lies within one day and says its hours."""
        return not self.all_day and self.last_day in (None, self.first_day)


@dataclass(frozen=True, slots=True)
class Card:
    """A page as a list shows it."""

    id: str
    key: str
    kind: str
    kind_label: str
    title: str
    url: str
    lang: str
    dir: str
    is_foreign: bool  #: not in the reader's language
    language_name: str = ""
    summary: str = ""
    highlights: tuple[tuple[tuple[str, bool], ...], ...] = ()
    status: str = ""
    status_label: str = ""
    days_left: int | None = None
    days_text: str = ""
    next_deadline: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    opens_on: datetime | None = None
    facts: tuple[Fact, ...] = ()
    cover: str = ""
    cover_alt: str = ""

    @property
    def dates(self) -> Fact | None:
        """The days on which it takes place, or was written."""
        return next((fact for fact in self.facts if fact.kind == "dates"), None)

    @property
    def leads_with_dates(self) -> bool:
        """Whether its row begins with its days: that of an event, and of what has neither deadline nor picture."""
        return bool(self.dates and (self.starts_at or not (self.next_deadline or self.cover)))

    @property
    def row_facts(self) -> tuple[Fact, ...]:
        """What its row says beside its beginning: the same days are not said twice."""
        return tuple(fact for fact in self.facts if not (self.leads_with_dates and fact.kind == "dates"))


def card_of(hit: SearchHit, language: str, now: datetime) -> Card:
    """A hit as a card, with texts in a language."""
    document = hit.document
    foreign = document.language != language
    ahead = hit.next_deadline
    days = days_left(now, ahead, campus_zone()) if ahead else None
    return Card(
        id=document.id,
        key=document.key,
        kind=document.kind,
        kind_label=kind_label(document.kind, language),
        title=document.title,
        url=document.url,
        lang=document.language,
        dir=text_direction(document.language),
        is_foreign=foreign,
        language_name=language_name(document.language, language) if foreign else "",
        summary=document.summary,
        highlights=hit.highlights,
        status=hit.status,
        status_label=label("status", hit.status, language) if hit.status else "",
        days_left=days,
        days_text=days_text(hit.status, days, document.opens_on, now),
        next_deadline=ahead,
        starts_at=document.starts_at if document.status_rule == EVENT_RULE else None,
        ends_at=document.ends_at if document.status_rule == EVENT_RULE else None,
        opens_on=document.opens_on,
        facts=facts_of(_raw_facts(document), language),
        cover=str(document.card.get("cover", "")),
    )


def _raw_facts(document: SearchDocument) -> list[Any]:
    facts = document.card.get("facts")
    return facts if isinstance(facts, list) else []


def days_text(status: str, days: int | None, opens_on: datetime | None, now: datetime) -> str:
    """“closes in 5 days”, “opens in 12 days”, “41 days left”; empty for what has no day ahead."""
    if status == Status.UPCOMING and opens_on is not None:
        ahead = days_left(now, opens_on, campus_zone())
        return ngettext("opens in %(days)d day", "opens in %(days)d days", ahead) % {"days": ahead}
    if days is None or status not in OPEN_STATUSES:
        return ""
    if days == 0:
        return _("closes today")
    if status == Status.CLOSING_SOON:
        return ngettext("closes in %(days)d day", "closes in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def facts_of(raw: Iterable[Mapping[str, Any]], language: str) -> tuple[Fact, ...]:
    """Typed JSON facts with their labels in a language; facts of a kind that nobody knows are a mistake in code."""
    return tuple(_FACTS[fact["t"]](fact, language) for fact in raw)


def _facet(fact: Mapping[str, Any], language: str) -> Fact:
    labels = facet_labels(fact["name"], fact["codes"], language)
    values = tuple(labels.get(code, code) for code in fact["codes"])
    inside = (
        running_label(fact["name"], code, labels.get(code, code), language) for code in fact["codes"][1:]
    )
    shown, more = (*values[:1], *inside), len(values) - MOST_VALUES
    if more > SPARED_VALUES:
        rest = npgettext("end of a list", "%(number)s more", "%(number)s more", more) % {"number": more}
        shown = (*shown[:MOST_VALUES], rest)
    return Fact(fact["name"], str(FACETS[fact["name"]].label), "facet", text=listed(shown), values=values)


def _money(fact: Mapping[str, Any], language: str) -> Fact:
    period = fact.get("period", "")
    return Fact(
        fact["name"],
        fact_label(fact["name"]),
        "money",
        amount=Decimal(fact["amount"]),
        currency=fact["currency"],
        period=period,
        period_label=label("period", period, language) if period and period != Period.ONCE else "",
    )


def _dates(fact: Mapping[str, Any], language: str) -> Fact:
    del language
    return Fact(
        fact.get("name", "dates"),
        fact_label(fact.get("name", "dates")),
        "dates",
        starts=_moment(fact["starts"]),
        ends=_moment(fact.get("ends", "")),
        all_day=bool(fact.get("all_day")),
        zone=fact.get("zone", ""),
    )


def _moment(text: str) -> datetime | None:
    """A date stands for its first instant in the campus's zone, so that templates have one type."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=campus_zone())


def _text(fact: Mapping[str, Any], language: str) -> Fact:
    del language
    return Fact(fact["name"], fact_label(fact["name"]), "text", text=fact["value"])


def _names(fact: Mapping[str, Any], language: str) -> Fact:
    """A record's own names in several languages."""
    return Fact(fact["name"], fact_label(fact["name"]), "text", text=name_in(fact["names"], language))


def _number(fact: Mapping[str, Any], language: str) -> Fact:
    del language
    return Fact(
        fact["name"],
        fact_label(fact["name"]),
        "number",
        number=fact["value"],
        unit=UNITS.get(fact["unit"], ""),
    )


#: More labels of one fact than this make a row unreadable; the rest is counted.
MOST_VALUES = 3
#: One more is said: "and 1 more" is no shorter than its name.
SPARED_VALUES = 1
UNITS = {"ects": "ECTS"}
_FACTS = {
    "facet": _facet,
    "money": _money,
    "dates": _dates,
    "text": _text,
    "names": _names,
    "number": _number,
}


def fact_label(name: str) -> str:
    """What a fact that is no facet is called."""
    return str(FACT_LABELS[name])


FACT_LABELS = {
    "dates": pgettext_lazy("label of a fact", "Dates"),
    "place": pgettext_lazy("label of a fact", "Place"),
    "city": pgettext_lazy("label of a fact", "City"),
    "grant": pgettext_lazy("label of a fact", "Grant"),
    "cost": pgettext_lazy("label of a fact", "Cost"),
    "places": pgettext_lazy("label of a fact", "Places"),
    "ects": pgettext_lazy("label of a fact", "Credits"),
}
