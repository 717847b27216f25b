"""Affiliation strings → institution: how near the top the right record stands, and how often nothing is rightly answered.

Judged strings are cut in two halves by checksum: weights were moved on the one, the other says what they are worth.
"""

from __future__ import annotations

import time
import zlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from search.quality.relevance import CUT, FLOORS, ndcg, percentile
from search.quality.sets import FOLDER, NO_LANGUAGE, BrokenSetError, ids_of, read_records
from search.records.finding import find
from search.records.record import Record, document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from search.contract import SearchBackend, SearchDocument

#: The file of judged strings.
QUERIES = "affiliation_queries.jsonl"
#: Files of organisations in ``universities/``, in the format of the Research Organization Registry.
ORGANISATIONS = "ror_*.jsonl*"


@dataclass(frozen=True, slots=True)
class Judged:
    """A string with the ids of the records that it names; none for "no organisation"."""

    dataset: str
    text: str
    relevant: frozenset[str]

    @property
    def is_tuning(self) -> bool:
        """Whether it belongs to the half on which weights were moved."""
        return zlib.crc32(self.text.encode()) % 2 == 0


@dataclass(frozen=True, slots=True)
class Affiliations:
    """What one set measured; shares are of the questions, times of one question in milliseconds."""

    name: str
    language: str
    questions: int
    ndcg: float  #: of the ranking, whether or not a record in it is said to be meant
    ndcg_tuning: float
    ndcg_held: float
    hit_at_1: float
    floor: float | None
    precision: float  #: of the records said to be meant, those that are
    recall: float  #: of the records that are meant, those said to be
    nothing: int  #: strings judged "no organisation" …
    nothing_right: float  #: … and the share of them for which no record is said to be meant
    nothing_held: float
    p50_ms: float
    p95_ms: float


@dataclass(slots=True)
class _Sums:
    gains: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    first: int = 0
    said: int = 0
    meant: int = 0
    right: int = 0
    nothing: list[bool] = field(default_factory=list)
    nothing_held: list[bool] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def organisations(data: Path) -> Iterator[SearchDocument]:
    """Yield the records of a data folder; what is closed lends its names to its successor.

    Raises ``FileNotFoundError`` and ``BrokenSetError``.
    """
    folder = data / "universities"
    paths = sorted(folder.glob(ORGANISATIONS))
    if not paths:
        raise FileNotFoundError(2, "no organisations", str(folder))
    try:
        raw = {record["id"]: record for path in paths for record in read_records(path)}
        records = {identifier: _record(one) for identifier, one in raw.items()}
        former = _former(raw, records)
    except KeyError as missing:
        raise BrokenSetError(f"{folder}: a record without {missing}") from missing
    except (TypeError, AttributeError) as error:
        raise BrokenSetError(f"{folder}: a record of another form: {error}") from error
    for identifier, record in records.items():
        aliases = tuple(dict.fromkeys((*record.aliases, *former[identifier])))
        yield document_of(replace(record, aliases=aliases), version=1)


def _former(raw: Mapping[str, Any], records: Mapping[str, Record]) -> Mapping[str, list[str]]:
    """Return the names of what is closed, by the record that came after it."""
    former: dict[str, list[str]] = defaultdict(list)
    for identifier, one in raw.items():
        for link in one.get("relationships") or ():
            if link["type"].lower() == "successor" and not records[identifier].is_active:
                former[link["id"]] += (records[identifier].name, *records[identifier].names)
    return former


def judged(data: Path) -> Iterator[Judged]:
    """Yield the strings whose records are all in the data folder, and those that name none; raises as the former."""
    path = data / FOLDER / QUERIES
    for one in read_records(path):
        try:
            relevant = frozenset(map(str, ids_of(one)))
            if one["all_present"] or not relevant:
                yield Judged(str(one["dataset"]), str(one["query"]), relevant)
        except KeyError as missing:
            raise BrokenSetError(f"{path}: a string without {missing}") from missing
        except TypeError as error:
            raise BrokenSetError(f"{path}: {error}") from error


def measure(
    backend: SearchBackend, asked: Iterable[Judged], now: datetime, limit: int = 0
) -> list[Affiliations]:
    """Ask an engine that holds the organisations, the first ``limit`` strings of each set or all."""
    sets: dict[str, _Sums] = defaultdict(_Sums)
    for one in asked:
        sums = sets[one.dataset]
        if not limit or len(sums.seconds) < limit:
            _ask(backend, one, now, sums)
    return [_row(name, sums) for name, sums in sorted(sets.items())]


def _ask(backend: SearchBackend, one: Judged, now: datetime, sums: _Sums) -> None:
    began = time.perf_counter()
    found = find(backend, one.text, now, CUT)
    sums.seconds.append(time.perf_counter() - began)
    said = {each.record.id for each in found if each.is_match}
    if not one.relevant:
        (sums.nothing if one.is_tuning else sums.nothing_held).append(not said)
        return
    ranking = [each.record.id for each in found]
    (sums.gains if one.is_tuning else sums.held).append(ndcg(ranking, one.relevant))
    sums.first += bool(ranking) and ranking[0] in one.relevant
    sums.said += len(said)
    sums.meant += len(one.relevant)
    sums.right += len(said & one.relevant)


def _row(name: str, sums: _Sums) -> Affiliations:
    name = f"affiliations: {name}"
    gains, nothing = [*sums.gains, *sums.held], [*sums.nothing, *sums.nothing_held]
    return Affiliations(
        name=name,
        language=NO_LANGUAGE,
        questions=len(gains),
        ndcg=_share(sum(gains), len(gains)),
        ndcg_tuning=_share(sum(sums.gains), len(sums.gains)),
        ndcg_held=_share(sum(sums.held), len(sums.held)),
        hit_at_1=_share(sums.first, len(gains)),
        floor=FLOORS.get((name, NO_LANGUAGE)),
        precision=_share(sums.right, sums.said),
        recall=_share(sums.right, sums.meant),
        nothing=len(nothing),
        nothing_right=_share(sum(nothing), len(nothing)),
        nothing_held=_share(sum(sums.nothing_held), len(sums.nothing_held)),
        p50_ms=round(percentile(sums.seconds, 0.5) * 1000, 1),
        p95_ms=round(percentile(sums.seconds, 0.95) * 1000, 1),
    )


def _share(part: float, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _record(one: Mapping[str, Any]) -> Record:
    names: dict[str, list[str]] = defaultdict(list)
    for name in one["names"]:
        for kind in name.get("types") or ("label",):
            names[kind].append(name["value"])
    shown = [*names["ror_display"], *names["label"], *names["alias"], *names["acronym"]]
    return Record(
        id=one["id"],
        name=shown[0] if shown else "",
        names=tuple(names["label"]),
        acronyms=tuple(names["acronym"]),
        aliases=tuple(names["alias"]),
        city=one.get("city") or "",
        region=one.get("region") or "",
        country=one.get("country_code") or "",
        codes=(one["id"],),
        is_active=one.get("status", "active") == "active",
    )
