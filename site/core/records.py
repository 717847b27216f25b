"""The office's people and places as pages show them, with their hours: few, and the same until an editor changes one."""

from collections.abc import Mapping

from core.memo import edition_memo
from core.models.records import Contact, Place, Unit


def contacts() -> Mapping[int, Contact]:
    """All contacts by primary key, read once an edition."""
    return edition_memo(
        ("contacts",),
        lambda: {
            row.pk: row for row in Contact.objects.select_related("unit", "photo").prefetch_related("hours")
        },
    )


def places() -> Mapping[int, Place]:
    """All places by primary key, read once an edition."""
    return edition_memo(("places",), lambda: {row.pk: row for row in Place.objects.prefetch_related("hours")})


def units() -> list[Unit]:
    """All units in their order, with place, hours and people, read once an edition."""
    found = Unit.objects.select_related("place").prefetch_related("hours", "people__hours", "people__photo")
    return edition_memo(("units",), lambda: list(found))


RECORDS = {"contact": contacts, "place": places}
