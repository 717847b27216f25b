"""The tokens that stand for a word in an index.

Every word has two tokens. ``exact`` is the folded word: accents, case and compatibility forms away. ``stem`` is the
folded stem. The word without accents has a stem of its own where accents steer the stemmer ("universites" and
"université"), the ``bare`` stem. Scripts without spaces give pairs of characters as stems and single ones as exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Stands before a bare stem, so that it never meets a word: no letter, yet a token character for SQLite's tokeniser.
BARE = "§"


@dataclass(frozen=True, slots=True)
class Forms:
    """The tokens of one word. ``bare`` is empty where it is the stem."""

    exact: str
    stem: str
    bare: str = ""
    spelling: str = field(
        default="", compare=False
    )  #: in small letters, where ``exact`` is spelled otherwise

    @property
    def alike(self) -> frozenset[str]:
        """The spellings and stems under which two words are the same one; none for a word that folds to nothing."""
        return frozenset({self.exact, self.stem, self.bare.removeprefix(BARE)}) - {""}


#: Whole texts are read with these: a word costs no step of the interpreter.
_STEM, _EXACT, _BARE_STEM, _SPELLING = map(attrgetter, ("stem", "exact", "bare", "spelling"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order: stems to rank by, exact ones for spelling as written, and bare stems."""

    stems: list[str]
    exact: list[str]
    bare: list[str]
    spellings: dict[str, str] = field(
        default_factory=dict
    )  #: of words that are spelled otherwise, by ``exact``

    def add(self, words: Iterable[Forms]) -> None:
        """Add those of some words; none for one that folds to nothing."""
        told = [word for word in words if word.exact]
        self.stems.extend(map(_STEM, told))
        self.exact.extend(map(_EXACT, told))
        self.bare.extend(filter(None, map(_BARE_STEM, told)))
        for word in filter(_SPELLING, told):
            self.spellings.setdefault(word.exact, word.spelling)

    def add_run(self, characters: str) -> None:
        """Add those of a folded run of a script without spaces."""
        self.stems.extend(pairs(characters))
        self.exact.extend(characters)


def pairs(characters: str) -> list[str]:
    """Return the overlapping two-character pieces of a run; a single character is its own piece."""
    if len(characters) <= 1:
        return [characters] if characters else []
    return [characters[place : place + 2] for place in range(len(characters) - 1)]
