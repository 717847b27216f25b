"""An affiliation as an author wrote it, cut into parts and words. Nothing here raises, whatever was written."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from search.records.countries import Place, places
from search.records.reading import weight, words_of
from search.words import clean

#: E-mail and web addresses name a server, ORCID a person.
_ADDRESSES = re.compile(r"(?<!\S)[^\s@]+@\S+|https?://\S+|www\.\S+|orcid\S*", re.IGNORECASE)
#: "Univ.", "St." and initials end no part: a full stop does behind a word of five letters, or a number.
_BREAKS = re.compile(r"[,;:|/()\[\]{}«»“”\"•·*#、，。；]|\s[-–—]+\s|(?<=[^\W\d_]{5})\.\s|(?<=\d)\.\s")
#: A footnote's mark is glued to the name it belongs to: "1Department", "Sydney2".
_GLUED = re.compile(r"(?<=[^\W\d_]{3})\d+\b|\b\d{1,2}(?=[^\W\d_]{3})")
#: A space was lost: "DiegoLa Jolla", "PhiladelphiaPA".
_LOST_SPACE = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-Z][a-z]+|[A-Z]{2}\b)")
#: Numbers of one or two digits belong to names ("Lyon 2"), longer ones to streets and postcodes.
_NUMBER_IN_NAME = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A comparable word of a string, with its part's number; ``written`` is as it stood there."""

    text: str
    part: int
    written: str

    @property
    def in_capitals(self) -> bool:
        """Whether it was written as acronyms are."""
        return self.written.isupper()


@dataclass(frozen=True)
class Affiliation:
    """The words of a string in order, and the countries and states that it names."""

    words: tuple[Word, ...]
    places: tuple[Place, ...]

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            found.setdefault(word.text, []).append(number)
        return found

    @cached_property
    def joined(self) -> dict[str, list[int]]:
        """Where two words side by side make one that is also written as one: Post Graduate, Jiao Tong."""
        found: dict[str, list[int]] = {}
        for number, (one, other) in enumerate(pairwise(self.words)):
            found.setdefault(one.text + other.text, []).append(number)
        return found

    @cached_property
    def parts(self) -> tuple[range, ...]:
        """The word numbers of each part."""
        every = enumerate(self.words)
        numbers = [[number for number, _word in part] for _, part in groupby(every, lambda one: one[1].part)]
        return tuple(range(part[0], part[-1] + 1) for part in numbers)

    @cached_property
    def in_places(self) -> frozenset[int]:
        """The words that name a country or a state."""
        return frozenset(number for place in self.places for number in range(place.first, place.last))

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word tells."""
        return tuple(weight(word.text) for word in self.words)


def read(text: str) -> Affiliation:
    """Cut an affiliation into parts and comparable words."""
    text = html.unescape(html.unescape("\n".join(text.splitlines()))).replace("\n", " , ")
    text = _LOST_SPACE.sub(" ", _GLUED.sub(" ", _ADDRESSES.sub(" ", clean(text))))
    words = tuple(
        Word(word, part, written)
        for part, piece in enumerate(_BREAKS.split(text))
        for word, written in words_of(piece)
        if not _is_address(word)
    )
    named = places([word.text for word in words], [word.in_capitals for word in words])
    return Affiliation(words, tuple(named))


def _is_address(word: str) -> bool:
    """Whether a word is a postcode or the number of a house."""
    has_digits = any(character.isdecimal() for character in word)
    return has_digits and not (word.isdecimal() and len(word) <= _NUMBER_IN_NAME)
