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
