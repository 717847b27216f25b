"""Institutions as records by which they are found in affiliations, and the job that keeps their index true."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.outbox import enqueue
from partners_directory.enums import InstitutionStatus
from partners_directory.models import Institution
from search.records.record import Record
from search.records.store import TOPIC, put_records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from django.db.models import QuerySet

#: Rows read at once.
CHUNK = 500
#: Letters of a job's key (``OutboxItem.key``); an import's batch of new rows is one range, and one job.
LONGEST_KEY = 200
_PREFIX = "institution:"


@dataclass(frozen=True, slots=True)
class InstitutionRecord:
    """A record with its version: the moment before it was read, so that of two jobs the one that saw less loses."""

    record: Record
    version: int


def record_id(pk: int) -> str:
    """Id of an institution's record."""
    return f"{_PREFIX}{pk}"


def institution_pk(identifier: str) -> int:
    """Primary key in a record's id."""
    return int(identifier.removeprefix(_PREFIX))


def all_records() -> Iterator[InstitutionRecord]:
    """Every institution (``MERIDIAN_SEARCH["RECORDS"]``)."""
    last, now = 0, _moment()
    while rows := list(_rows().filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from (InstitutionRecord(_record(row), now) for row in rows)
        last, now = rows[-1].pk, _moment()


def enqueue_records(pks: Collection[int]) -> None:
    """Ask for the index to follow some institutions, and those that succeed them, in the present transaction."""
    successors = Institution.objects.filter(pk__in=pks, successor__isnull=False)
    every = {*pks, *successors.values_list("successor", flat=True)}
    enqueue(TOPIC, *_keys(sorted(every)))


def handle_job(key: str) -> None:
    """Make the index say of some institutions (ranges of primary keys) what the database says now."""
    pks = {pk for each in key.split(",") for pk in _range(each)}
    now = _moment()
    rows = list(_rows().filter(pk__in=pks))
    gone = sorted(pks - {row.pk for row in rows})
    put_records([InstitutionRecord(_record(row), now) for row in rows], map(record_id, gone), now)


def _rows() -> QuerySet[Institution]:
    return Institution.objects.prefetch_related("identifiers", "predecessors")


def _record(row: Institution) -> Record:
    former = [name for one in row.predecessors.all() for name in _names(one)]
    return Record(
        id=record_id(row.pk),
        name=row.display_name,
        names=tuple(dict.fromkeys(row.names.values())),
        acronyms=(row.acronym,) if row.acronym else (),
        aliases=tuple(dict.fromkeys((*row.aliases, *former))),
        city=row.city,
        region=row.region_name,
        country=row.country_id,
        codes=tuple(filter(None, (row.ror_id, row.hei_id, *(code.value for code in row.identifiers.all())))),
        is_active=row.status == InstitutionStatus.ACTIVE,
    )


def _names(row: Institution) -> tuple[str, ...]:
    return (row.display_name, *row.names.values(), *row.aliases)


def _moment() -> int:
    """Return microseconds since 1970."""
    return time.time_ns() // 1000


def _keys(pks: list[int]) -> list[str]:
    """Return numbers as ranges, as many in a key as fit: 1-200,305."""
    ranges: list[list[int]] = []
    for pk in pks:
        if ranges and ranges[-1][1] == pk - 1:
            ranges[-1][1] = pk
        else:
            ranges.append([pk, pk])
    keys = [""]
    for first, last in ranges:
        text = f"{first}-{last}" if last > first else str(first)
        if len(keys[-1]) + len(text) >= LONGEST_KEY:
            keys.append("")
        keys[-1] = f"{keys[-1]},{text}" if keys[-1] else text
    return [key for key in keys if key]


def _range(text: str) -> range:
    first, _dash, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
