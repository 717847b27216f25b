"""Records in the order in which an affiliation means them, and which of them it means. Pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from search.analysis.folding import fold
from search.records import weights
from search.records.countries import country_words
from search.records.matching import Finder, Found, Name
from search.records.reading import canonical_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.records.affiliation import Affiliation
    from search.records.record import Record

#: Registries tell namesakes apart in brackets: "Toshiba (Japan)".
_IN_BRACKETS = re.compile(r"(?<!\s)\s*\([^()]*\)\s*$")
#: Single letters are no acronyms.
_LEAST_ACRONYM = 2
#: Records kept ready: all of a large directory.
_KEPT = 20_000
#: How many further ones are looked at for a namesake; equal scores stand side by side.
_NEXT = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A record with its score (about 0 to 1.7) and whether the string means it."""

    record: Record
    score: float
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class _Ready:
    """A record's names and places as words."""

    record: Record
    names: tuple[Name, ...]
    acronyms: tuple[str, ...]
    city: tuple[str, ...]
    region: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A record with its score and the words in which it was found."""

    record: Record
    score: float
    at: frozenset[int]


def rank(asked: Affiliation, records: Iterable[Record]) -> list[Ranked]:
    """Return the records that have something of the string, best first."""
    finder = Finder(asked)
    scored = [_score(asked, finder, _ready(record)) for record in records]
    scored = sorted((one for one in scored if one.score > 0), key=lambda one: (-one.score, one.record.id))
    found, taken = [], set[int]()
    for place, one in enumerate(scored):
        shared = _told(asked, one.at & taken) / _told(asked, one.at)
        score = one.score * (1 - weights.SHARED * shared)
        is_own = shared < weights.MOST_SHARED and not _has_rival(one, scored[place + 1 : place + 1 + _NEXT])
        found.append(Ranked(one.record, round(score, 4), is_own and score >= weights.MATCH))
        taken |= one.at
    return sorted(found, key=lambda one: (-one.score, one.record.id))


def _has_rival(one: _Scored, others: Sequence[_Scored]) -> bool:
    """Whether a namesake in another country is found as well as this one."""
    return any(
        other.at == one.at
        and one.score - other.score < weights.AMBIGUOUS
        and other.record.country != one.record.country
        for other in others
    )


def _score(asked: Affiliation, finder: Finder, one: _Ready) -> _Scored:
    found = max((finder.find(name) for name in one.names), key=lambda each: each.score, default=Found())
    acronym = _acronym(asked, one.acronyms)
    at = found.at | acronym.at
    if not at:
        return _Scored(one.record, 0.0, at)
    score = max(found.score, acronym.score)
    if acronym.score:
        score += weights.ACRONYM * found.score
    told = _told(asked, at)
    score *= 1 + weights.LENGTH * told / (told + weights.LENGTH_HALF)
    beside = _place(asked, one, at) + weights.KNOWN * math.log(max(1, len(one.names)))
    score += min(1.0, score) * beside
    return _Scored(one.record, score if one.record.is_active else score * weights.INACTIVE, at)


def _acronym(asked: Affiliation, acronyms: Iterable[str]) -> Found:
    for acronym in acronyms:
        for number in asked.positions.get(acronym, ()):
            if asked.words[number].in_capitals or len(acronym) >= weights.LONG_ACRONYM:
                score = weights.ACRONYM_ALONE.get(len(acronym), weights.ACRONYM_LONG)
                return Found(score, frozenset([number]))
    return Found()


def _place(asked: Affiliation, one: _Ready, at: frozenset[int]) -> float:
    """Return what city, state and country add or take; words of the name itself say nothing of the place."""
    rest = {word.text for number, word in enumerate(asked.words) if number not in at}
    named = [place for place in asked.places if not at.issuperset(range(place.first, place.last))]
    score = 0.0
    if one.city and rest.issuperset(one.city):
        score += weights.CITY
    elif one.city and all(word in asked.positions for word in one.city):
        score += weights.CITY_IN_NAME
    if named:
        is_here = any(place.country == one.record.country for place in named)
        score += weights.COUNTRY if is_here else -weights.OTHER_COUNTRY
    states = {place.region for place in named if place.region}
    if (one.region and rest.issuperset(one.region)) or one.record.region in states:
        score += weights.REGION
    return score


def _told(asked: Affiliation, at: Iterable[int]) -> float:
    return sum(asked.weights[number] for number in at)


@lru_cache(maxsize=_KEPT)
def _ready(record: Record) -> _Ready:
    """Return a record ready to be compared; kept, since the same ones are candidates again and again."""
    city, region = canonical_words(record.city), canonical_words(record.region)
    names = {name.words: name for name in reversed(list(_names(record, frozenset((*city, *region)))))}
    for name in tuple(names.values()):
        for place in (city, country_words(record.country)):
            if short := name.less(place):
                names.setdefault(short.words, short)
    acronyms = [fold(acronym) for acronym in record.acronyms]
    known = tuple(dict.fromkeys(one for one in acronyms if len(one) >= _LEAST_ACRONYM))
    return _Ready(record, tuple(names.values()), known, city, region)


def _names(record: Record, place: frozenset[str]) -> Iterator[Name]:
    """Yield names, the best trusted first; a name that is but its city's is none."""
    for text in (record.name, *record.names):
        for each in (text, _IN_BRACKETS.sub("", text)):
            yield Name.of(canonical_words(each), place)
    for text in record.aliases:
        words = canonical_words(text)
        if not place.issuperset(words):
            yield Name.of(words, place, weights.ALIAS)
