"""One analyser per language: a word in, its tokens out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from search.analysis.arabic import plain_letters
from search.analysis.folding import compose, fold
from search.analysis.orthography import alone, same
from search.analysis.segments import pieces, spaced_words
from search.analysis.tokens import BARE, Forms, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

#: Words kept in memory per analyser: the vocabulary of a site in one language is smaller, an attacker's is not.
_CACHE_SIZE = 60_000
#: No word of any language is longer; what is, is data, and an index token of it would only cost room. A ligature may stand
#: for eighteen letters, and Elasticsearch cuts tokens of more than 255 in two.
LONGEST_WORD = 60


class _Known(dict[str, "Forms"]):
    """Tokens of words that were asked for. A dictionary itself, so that words of a text are looked up without a call each."""

    def __init__(self, make: Callable[[str], Forms]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Forms:
        if len(self) >= _CACHE_SIZE:
            self.clear()
        found = self[word] = self._make(word)
        return found


@dataclass(frozen=True, slots=True)
class Analyzer:
    """Makes tokens of the words of one language."""

    name: str
    prepare: Callable[[str], str] = str.lower  #: lower case and spelling, before the stemmer
    stem: Callable[[str], str] = same
    settle: Callable[[str], str] = same  #: what folding in this language does besides: German "ue" is "ü"
    stop: frozenset[str] = frozenset()
    beginnings: Callable[[str], tuple[str, ...]] = alone  #: ways to begin a word of which this much is typed
    _known: _Known = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", _Known(self._make))

    def forms(self, word: str) -> Forms:
        """Return the tokens of one word of a script with spaces; all empty for a word that folds to nothing."""
        return self._known[word]

    def _make(self, word: str) -> Forms:
        prepared = self.prepare(compose(word[:LONGEST_WORD]))[:LONGEST_WORD]
        exact = self._folded(prepared)
        stem = self._folded(self.stem(prepared)) or exact
        bare = stem if exact == prepared else self._folded(self.stem(exact))
        spelling = word[:LONGEST_WORD].lower()
        return Forms(
            exact,
            stem,
            BARE + bare if bare not in {stem, exact, ""} else "",
            "" if spelling == exact else spelling,
        )

    def _folded(self, word: str) -> str:
        """Return what spellings of a word have in common: names in Arabic letters stand in texts of every language."""
        return self.settle(plain_letters(fold(word)))

    def tokens(self, text: str) -> Tokens:
        """Return all tokens of a text."""
        found = Tokens([], [], [])
        words = spaced_words(text)
        if words is not None:
            found.add(map(self._known.__getitem__, words))
            return found
        for is_run, some in groupby(pieces(text), key=lambda piece: bool(piece[0])):
            if is_run:
                for run, _ in some:
                    found.add_run(fold(run))
            else:
                found.add(self._known[word] for _, word in some)
        return found

    def is_stop(self, word: str) -> bool:
        """Whether a word says nothing by itself."""
        return self.forms(word).exact in self.stop
