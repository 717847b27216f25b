"""One analyser per language: a word in, its tokens out.

Every word has two tokens. ``exact`` is the folded word: accents, case and compatibility forms away. ``stem`` is the
folded stem. The word without accents has a stem of its own where accents steer the stemmer ("universites" and
"université"), the ``bare`` stem. Scripts without spaces give pairs of characters as stems and single ones as exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.analysis.folding import compose, fold
from search.analysis.segments import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

#: Words kept in memory per analyser: the vocabulary of a site in one language is smaller, an attacker's is not.
_CACHE_SIZE = 60_000
#: No word of any language is longer; what is, is data, and an index token of it would only cost room.
LONGEST_WORD = 60
#: Stands before a bare stem, so that it never meets a word: no letter, yet a token character for SQLite's tokeniser.
BARE = "§"


@dataclass(frozen=True, slots=True)
class Forms:
    """The tokens of one word. ``bare`` is empty where it is the stem."""

    exact: str
    stem: str
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order: stems to rank by, exact ones for spelling as written, and bare stems."""

    stems: list[str]
    exact: list[str]
    bare: list[str]


def _same(word: str) -> str:
    return word


@dataclass(frozen=True, slots=True)
class Analyzer:
    """Makes tokens of the words of one language."""

    name: str
    prepare: Callable[[str], str] = str.lower  #: lower case and spelling, before the stemmer
    stem: Callable[[str], str] = _same
    settle: Callable[[str], str] = _same  #: what folding in this language does besides: German "ue" is "ü"
    stop: frozenset[str] = frozenset()
    _cache: dict[str, Forms] = field(default_factory=dict, repr=False, compare=False)

    def forms(self, word: str) -> Forms:
        """Return the tokens of one word of a script with spaces; all empty for a word that folds to nothing."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            found = self._cache[word] = self._make(word)
        return found

    def _make(self, word: str) -> Forms:
        prepared = self.prepare(compose(word[:LONGEST_WORD]))
        exact = self.settle(fold(prepared))
        stem = self.settle(fold(self.stem(prepared))) or exact
        bare = stem if exact == prepared else self.settle(fold(self.stem(exact)))
        return Forms(exact, stem, BARE + bare if bare not in {stem, exact, ""} else "")

    def tokens(self, text: str) -> Tokens:
        """Return all tokens of a text."""
        stems: list[str] = []
        exact: list[str] = []
        bare: list[str] = []
        for run, word in pieces(text):
            if run:
                characters = fold(run)
                stems += pairs(characters)
                exact += characters
                continue
            forms = self.forms(word)
            if forms.exact:
                stems.append(forms.stem)
                exact.append(forms.exact)
                if forms.bare:
                    bare.append(forms.bare)
        return Tokens(stems, exact, bare)

    def is_stop(self, word: str) -> bool:
        """Whether a word says nothing by itself."""
        return self.forms(word).exact in self.stop


def pairs(characters: str) -> list[str]:
    """Return the overlapping two-character pieces of a run; a single character is its own piece."""
    if len(characters) <= 1:
        return [characters] if characters else []
    return [characters[place : place + 2] for place in range(len(characters) - 1)]
