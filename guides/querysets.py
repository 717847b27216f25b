"""Questions that the guides ask of the office's records."""

from dataclasses import dataclass

from django.utils.translation import get_language

from core.models import Place
from taxonomy.collation import sort_key
from taxonomy.enums import PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The places of one kind, by name."""

    kind: str
    label: str
    places: tuple[Place, ...]


def places_by_kind() -> list[PlaceGroup]:
    """All places, in the order of the kinds, with their hours; two queries."""
    language = get_language() or ""
    found: dict[str, list[Place]] = {}
    for place in Place.objects.prefetch_related("hours"):
        found.setdefault(place.kind, []).append(place)
    return [
        PlaceGroup(
            kind.value,
            str(kind.label),
            tuple(sorted(found[kind.value], key=lambda place: sort_key(place.name, language))),
        )
        for kind in PlaceKind
        if kind.value in found
    ]
