"""The shortlist and the comparison: pages named in the address by translation key, drawn for anybody who opens it.

The list itself lives in the reader's browser (``js/shortlist.js``); nothing of it is kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.clock import campus_zone
from search.cards import Card, card_of
from search.contract import SearchQuery
from search.finder.build import search_visible
from search.indexing import document_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from search.cards import Fact

#: More than a reader weighs; an address of so many keys still fits everywhere (2,000 characters).
MOST_LISTED = 50
#: More columns than these nobody compares.
MOST_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """Cards in the order of the address; ``note`` says how many of it are not here, or is empty."""

    keys: tuple[str, ...]
    cards: tuple[Card, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of all compared pages; None where a page has none."""

    label: str
    cells: tuple[Fact | None, ...]


def read_keys(values: Iterable[str], most: int) -> tuple[str, ...]:
    """Keys of an address, once each, in its order; commas may part them. What is no key stays, to be counted."""
    parts = (part.strip()[:36] for value in values for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))[:most]


def chosen(keys: tuple[str, ...], locale: str, now: datetime) -> Chosen:
    """Public pages of these keys in a reader's tree, closed and past ones too; the same cost for one and fifty."""
    wanted = {key for key in keys if _is_key(key)}
    ids = Page.objects.filter(translation_key__in=wanted, locale__language_code=locale).values_list(
        "pk", flat=True
    )
    query = SearchQuery(
        locale=locale,
        now=now.astimezone(campus_zone()),
        only_ids=tuple(document_id(pk) for pk in ids) if wanted else (),
        include_closed=True,
        order="newest",
        limit=max(len(keys), 1),
        highlight=False,
    )
    cards = {
        card.key: card for card in (card_of(hit, locale, query.now) for hit in search_visible(query).hits)
    }
    found = tuple(cards[key] for key in keys if key in cards)
    return Chosen(keys, found, _note(len(keys) - len(found)))


def comparison(cards: Iterable[Card]) -> list[Row]:
    """The facts that any of the pages has, a row each, in the order in which they first occur."""
    columns = [{fact.name: fact for fact in card.facts} for card in cards]
    labels = {name: fact.label for column in columns for name, fact in column.items()}
    return [Row(label, tuple(column.get(name) for column in columns)) for name, label in labels.items()]


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _note(missing: int) -> str:
    if not missing:
        return ""
    text = ngettext(
        "%(count)d page of this list is no longer here.",
        "%(count)d pages of this list are no longer here.",
        missing,
    )
    return text % {"count": missing}


def listed_title() -> str:
    """Title of the shortlist."""
    return _("Your shortlist")


def compared_title() -> str:
    """Title of the comparison."""
    return _("Compare")
