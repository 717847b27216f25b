"""The directory on a map: the list's own answer, all of it at once, by country and as points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.api.addresses import api_url
from core.meta import absolute
from partners_directory.exports.geojson import MapPoint
from partners_directory.models.partner import PartnerPage
from partners_directory.naming import place_name
from taxonomy.collation import sort_key
from taxonomy.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def points(numbers: Sequence[int], language: str) -> list[MapPoint]:
    """The pages with these numbers whose coordinates are known, in their order; names are in a language."""
    pages = PartnerPage.objects.filter(
        pk__in=numbers, institution__latitude__isnull=False, institution__longitude__isnull=False
    )
    found = {page.pk: page for page in pages.select_related("institution", "locale", "alias_of__locale")}
    return [_point(found[number], language) for number in numbers if number in found]


def _point(page: PartnerPage, language: str) -> MapPoint:
    institution: Any = page.institution
    country = label("country", institution.country_id, language)
    return MapPoint(
        number=page.pk,
        title=page.title,
        language=page.content_language,
        institution=institution.localized(language).name,
        city=institution.city,
        country=(institution.country_id, country),
        place=place_name(institution.city, country),
        url=api_url(page.api_group, page.pk),
        html_url=absolute(page.get_url() or ""),
        latitude=institution.latitude,
        longitude=institution.longitude,
    )


def _fact(card: Card, name: str) -> str:
    return next((fact.text for fact in card.facts if fact.name == name), "")
