"""The directory on a map: the list's own answer, all of it at once, by country and as points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners_directory.exports.geojson import MapPoint
from search.indexing import page_ids
from taxonomy.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.cards import Card

#: More partners than any university has; a map draws them at once.
MOST_POINTS = 1000


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """The partners of one country; the list that stands where no script draws the map."""

    name: str
    cards: tuple[Card, ...]


def by_country(cards: Iterable[Card], language: str) -> list[CountryGroup]:
    """Cards by country, in the order of the countries' names; those without one stand last."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(_fact(card, "country"), []).append(card)
    names = sorted(groups, key=lambda name: (not name, sort_key(name, language)))
    return [CountryGroup(name, tuple(groups[name])) for name in names]


def points(cards: Iterable[Card], coordinates: Mapping[int, tuple[float, float]]) -> list[MapPoint]:
    """The cards whose coordinates (latitude, longitude by page id) are known."""
    found = []
    for card in cards:
        (number,) = page_ids([card.id])
        if number in coordinates:
            latitude, longitude = coordinates[number]
            text = ", ".join(filter(None, (_fact(card, "city"), _fact(card, "country"))))
            language = card.lang if card.is_foreign else ""
            found.append(MapPoint(card.title, card.url, latitude, longitude, text, language))
    return found


def _fact(card: Card, name: str) -> str:
    return next((fact.text for fact in card.facts if fact.name == name), "")
