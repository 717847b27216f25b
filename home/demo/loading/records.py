"""Units, people, places and institutions of the demo: made once, found again by key."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from django.conf import settings

from core.models import Contact, Place, Unit
from home.demo.reader import DemoPage, read_records
from partners_directory.enums import IdentifierScheme
from partners_directory.models import Institution
from search.models import SynonymGroup

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def load_records() -> None:
    """Make the places, units and contacts that are not there yet."""
    for row in read_records("place"):
        _make(
            Place, "slug", row["key"], row,
            names=row["names"], descriptions=row.get("descriptions", {}), kind=row["kind"], address=row.get("address", ""),
            latitude=row.get("latitude"), longitude=row.get("longitude"), phone=row.get("phone", ""),
            website=row.get("website", ""), step_free=row.get("step_free"),
        )  # fmt: skip
    for order, row in enumerate(read_records("unit")):
        _make(
            Unit, "key", row["key"], row,
            names=row["names"], descriptions=row.get("descriptions", {}), email=row.get("email", ""),
            phone=row.get("phone", ""), place=Place.objects.filter(slug=row.get("place", "")).first(), sort_order=order,
        )  # fmt: skip
    for order, row in enumerate(read_records("contact")):
        _make(
            Contact, "key", row["key"], row,
            name=row["name"], roles=row.get("roles", {}), unit=Unit.objects.filter(key=row.get("unit", "")).first(),
            email=row.get("email", ""), phone=row.get("phone", ""), languages=list(row.get("languages", [])),
            topics=list(row.get("topics", [])), sort_order=order,
        )  # fmt: skip


def _make(model: type[Any], key_field: str, key: str, row: Mapping[str, Any], **values: Any) -> None:
    if model.objects.filter(**{key_field: key}).exists():
        return
    record = model(**{key_field: key}, **values)
    record.hours = [record.hours.model(**span) for span in _spans(row.get("hours", []))]
    record.full_clean(exclude=["hours"])
    record.save()


def _spans(hours: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "weekday": _DAYS.index(day) + 1,
            "opens": time.fromisoformat(span["opens"]),
            "closes": time.fromisoformat(span["closes"]),
        }
        for span in hours
        for day in span["days"]
    ]


def load_synonyms() -> None:
    """Make the groups of synonyms where a language has none: what an editor has begun stays theirs."""
    missing = dict(settings.LANGUAGES).keys() - set(SynonymGroup.objects.values_list("language", flat=True))
    for row in read_records("synonym"):
        if row["language"] in missing:
            group = SynonymGroup(language=row["language"], words="\n".join(row["words"]))
            group.full_clean()
            group.save()


def load_institutions(partners: Iterable[DemoPage]) -> dict[str, Institution]:
    """The institution of each partner page by the page's slug; those that are there already stay as they are."""
    return {page.slug: _institution(page.head) for page in partners}


def _institution(head: Mapping[str, Any]) -> Institution:
    found = Institution.objects.by_identifier("ror", head["ror"]).first()
    if found:
        return found
    institution = Institution(
        display_name=head["title"],
        names=dict(head.get("names") or {"en": head["title"]}),
        ror_id=head["ror"],
        country_id=head["country"],
        city=head["city"],
        latitude=head["latitude"],
        longitude=head["longitude"],
        website=head.get("website", ""),
        types=["education"],
    )
    rows = institution.identifiers.model
    codes = head.get("erasmus") or []
    institution.identifiers = [
        rows(scheme=IdentifierScheme.ERASMUS, value=code)
        for code in ([codes] if isinstance(codes, str) else codes)
    ]
    institution.full_clean(exclude=["identifiers"])
    institution.save()
    return institution
