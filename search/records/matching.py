"""How well one name of a record is found in an affiliation, and where. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from search.records import weights
from search.records.reading import weight
from search.records.vocabulary import KINDS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.records.affiliation import Affiliation

#: Beside a name these belong to another part of the address.
_NO_NAME: Final = KINDS | UNITS
#: Shorter words with a letter changed are other words: Bari, Paris.
_LEAST_LETTERS: Final = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words with how much they tell; ``without`` are words of its place that were left out of it."""

    words: tuple[str, ...]
    place: frozenset[str] = frozenset()  #: words of the record's city and region
    trust: float = 1.0
    without: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    total: float = 0.0

    @classmethod
    def of(
        cls,
        words: tuple[str, ...],
        place: frozenset[str],
        trust: float = 1.0,
        without: tuple[str, ...] = (),
    ) -> Name:
        """Weigh the words of a name."""
        told = tuple(map(weight, words))
        return cls(words, place, trust, without, told, sum(told))

    def less(self, place: tuple[str, ...]) -> Name | None:
        """Return the name without words of its place; nothing where none is in it, or too little would be left."""
        words = tuple(word for word in self.words if word not in place)
        short = Name.of(words, self.place, self.trust * weights.PLACE_LEFT_OUT, place)
        return short if len(words) < len(self.words) and short.total >= weights.TELLING_WORD else None


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a string: how well (0 to 1), and at which words."""

    score: float = 0.0
    at: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a word of a name stands, and how alike the spelling there is."""

    at: Sequence[int] = ()
    trust: float = 1.0


class Finder:
    """Finds names in one affiliation; remembers which words are spelt nearly alike."""

    def __init__(self, asked: Affiliation) -> None:
        self._asked = asked
        self._near: dict[str, _Where] = {}
        self._by_letter: dict[
            str, list[str]
        ] = {}  #: a first letter is rarely wrong, and asking few words is quick
        for word in asked.positions:
            self._by_letter.setdefault(word[0], []).append(word)
        self._part_of = {number: part for part, words in enumerate(asked.parts) for number in words}
        self._tells = [sum(asked.weights[number] for number in self._own(part)) for part in asked.parts]

    def _own(self, part: Iterable[int]) -> list[int]:
        """Return the words of a part that may belong to an institution's name."""
        asked = self._asked
        return [n for n in part if n not in asked.in_places and asked.words[n].text not in UNITS]

    def find(self, name: Name) -> Found:
        """Return the best place of a name, within a part or in two side by side."""
        where = self._all_where(name.words)
        share = sum(told for told, one in zip(name.weights, where, strict=True) if one.at)
        if not share or share < name.total * weights.LEAST_SHARE:
            return Found()
        parts = {self._part_of[number] for one in where for number in one.at}
        pairs = {part - before for part in parts for before in (0, 1)} & set(range(len(self._tells) - 1))
        found = [self._within(name, where, part, 1) for part in sorted(parts)]
        found += [self._within(name, where, part, 2) for part in sorted(pairs)]
        best = max(found, key=lambda one: (one.score, -len(one.at)))
        is_placed = all(word in self._asked.positions for word in name.without)
        return best if is_placed else Found(best.score * weights.PLACE_UNKNOWN, best.at)

    def _all_where(self, words: tuple[str, ...]) -> list[_Where]:
        where = [self._where(word) for word in words]
        for number, (one, other) in enumerate(pairwise(words)):
            both = self._asked.positions.get(one + other)
            if both and not (where[number].at and where[number + 1].at):
                where[number] = where[number + 1] = _Where(both)
        return where

    def _where(self, word: str) -> _Where:
        asked = self._asked
        at = asked.positions.get(word) or asked.joined.get(word)
        if at:
            return _Where(at)
        if word not in self._near:
            others = self._by_letter.get(word[0], ())
            near = [n for other in others if alike(word, other) for n in asked.positions[other]]
            self._near[word] = _Where(near, weights.NEARLY)
        return self._near[word]

    def _within(self, name: Name, where: Sequence[_Where], first: int, size: int) -> Found:
        """Return how well a name is found in some parts."""
        parts = self._asked.parts
        walk = _Walk(parts[first].start, parts[first + size - 1].stop)
        for told, one in zip(name.weights, where, strict=True):
            walk.step(told * one.trust, one.at)
        at = frozenset(walk.taken)
        score = min(1.0, walk.got / name.total) ** weights.MISSING_POWER
        if walk.is_turned:
            score *= 1 - (weights.TURNED if size == 1 else weights.TURNED_ACROSS)
        if size > 1:
            score *= 1 - weights.ACROSS
        if self._is_place_alone(name, at):
            score *= weights.NO_KIND
        score *= self._fit(at, sum(self._tells[first : first + size]))
        return Found(score * name.trust, at)

    def _fit(self, at: frozenset[int], part: float) -> float:
        """Return what is left for words between, in the rest of the part, and right beside."""
        asked = self._asked
        low, high = min(at), max(at)
        mine = sum(asked.weights[n] for n in at)
        between = sum(asked.weights[low : high + 1])
        beside = self._beside(low, -1) + self._beside(high, 1)
        fit = 1 - weights.LOOSE * (1 - mine / between)
        fit *= 1 - weights.REST_OF_PART * (1 - mine / max(mine, part))
        return fit * (1 - weights.BESIDE * beside / (mine + beside))

    def _beside(self, number: int, step: int) -> float:
        """Return what the words beside a name in its part tell: they may belong to a longer name."""
        asked, part, told = self._asked, self._part_of[number], 0.0
        number += step
        while told < weights.MOST_BESIDE and self._part_of.get(number) == part:
            if number in asked.in_places or asked.words[number].text in _NO_NAME:
                break
            told += asked.weights[number]
            number += step
        return told

    def _is_place_alone(self, name: Name, at: frozenset[int]) -> bool:
        """Whether of a name with a kind ("university") none was found but one telling word, or words of its city."""
        words = {self._asked.words[n].text for n in at}
        if KINDS.isdisjoint(name.words) or not KINDS.isdisjoint(words):
            return False
        telling = {word for word in words if weight(word) >= weights.TELLING_WORD}
        return len(telling) <= 1 or telling <= name.place


class _Walk:
    """Goes through a name word by word, taking the next place of each, so that words in order stand in order."""

    def __init__(self, start: int, stop: int) -> None:
        self._start, self._stop = start, stop
        self._last = -1
        self.taken: dict[int, None] = {}
        self.got = 0.0
        self.is_turned = False

    def step(self, told: float, at: Sequence[int]) -> None:
        """Take one place of a word; the second half of a word written as one is where the first is."""
        inside = [number for number in at if self._start <= number < self._stop]
        free = [number for number in inside if number not in self.taken]
        if not free:
            self.got += told if self._last in inside else 0.0
            return
        place = next((number for number in free if number > self._last), free[-1])
        self.is_turned |= place < self._last
        self.taken[place] = None
        self.got += told
        self._last = place


def alike(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by at most one letter left out, added, exchanged or swapped."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_LETTERS or len(long) - len(short) > 1:
        return False
    place = next(
        (n for n, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short)
    )
    if len(short) < len(long):
        return short[place:] == long[place + 1 :]
    if short[place + 1 :] == long[place + 1 :]:
        return True
    is_swapped = short[place : place + 2] == long[place : place + 2][::-1]
    return is_swapped and short[place + 2 :] == long[place + 2 :]
