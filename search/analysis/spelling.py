"""Which word was meant by a misspelt one: words near it, and the order in which they are likely.

Common to every engine. Words are folded ones (``search.analysis.folding``); counts say how many documents have them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Words shorter than this have too many neighbours to guess among …
SHORTEST = 4
#: … but one that lost a letter on the way may be as short as this.
_SHORTEST_TYPED = 3
#: In words shorter than this a second error leaves too little of the word.
TWO_ERRORS_FROM = 6
#: What an error weighs, 1.0 for any letter in place of any other: that is one of thirty letters, while there is one way
#: only to swap two, to double or to leave out one. A letter too many is any of thirty as well, and hardly likelier. People
#: also write vowels and like-sounding letters for each other and hit the next key more often than they miss by chance; the
#: first letter is a little seldomer wrong. Measured on every 41st pair of the codespell list (.94 right) and on seeded errors
#: in words of the site's languages, several seeds each: Arabic, whose words lie closest together, decides (.81 when a letter
#: left out weighed .8, .86 when one too many weighed .9, .87 now), French, German, Spanish are at .97.
_DOUBLED = 0.6
_SWAPPED = 0.6
_LIKE = 0.9
_LEFT_OUT = 0.65
_EXTRA = 0.99
_FIRST = 0.1
#: A word in ten times as many documents makes up for this much of an error: of two likely words the usual one, never an unlikely one.
_TENFOLD = 0.05
_VOWELS = frozenset("aeiouyаеиоуыэюяاوي")
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        # the same sound
        "ck", "cs", "sz", "xs", "gj", "vw", "fv", "bp", "dt", "mn", "ij", "qk", "bv", "gk", "lr", "ao",
        "سص", "تط", "ذز", "دض", "ضظ", "ثس", "حه", "قك", "غق", "зс", "дт", "бп", "гк", "шщ",
        # the next key
        *(row[place : place + 2] for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for place in range(len(row) - 1)),
    )
)  # fmt: skip


def letters(word: str) -> int:
    """Return the set of letters of a word, as bits: each typing error changes at most two of them."""
    found = 0
    for character in word:
        found |= 1 << (ord(character) & 63)
    return found


def distance(first: str, second: str, limit: int) -> int:
    """Return the typing errors between two words: one letter more, less, other, or two swapped; ``limit + 1`` is more.

    Optimal string alignment, row by row; a row whose best is beyond the limit ends it.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, 1):
        older, before, row = before, row, [place]
        for other, candidate in enumerate(second, 1):
            errors = min(before[other] + 1, row[-1] + 1, before[other - 1] + (letter != candidate))
            swapped = (
                place > 1 and other > 1 and letter == second[other - 2] and first[place - 2] == candidate
            )
            row.append(min(errors, older[other - 2] + 1) if swapped else errors)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def weight(typed: str, meant: str) -> float:
    """Return how unlikely it is that somebody who meant one word typed the other: the same alignment, weighed."""
    older: list[float] = []
    before = [0.0]
    for place in range(1, len(meant) + 1):
        before.append(before[-1] + _missing(meant, place))
    for place, letter in enumerate(typed, 1):
        row = [before[0] + _surplus(typed, place)]
        for other, candidate in enumerate(meant, 1):
            least = min(
                before[other] + _surplus(typed, place),
                row[-1] + _missing(meant, other),
                before[other - 1] + _exchanged(letter, candidate),
            )
            if place > 1 and other > 1 and letter == meant[other - 2] and typed[place - 2] == candidate:
                least = min(least, older[other - 2] + _SWAPPED)
            row.append(least)
        older, before = before, row
    return before[-1] + (_FIRST if typed[:1] != meant[:1] else 0.0)


def ranked(typed: str, candidates: Mapping[str, int]) -> list[str]:
    """Return words by how likely each was meant, given how many documents have it; the likeliest first."""

    def key(word: str) -> tuple[float, str]:
        return (weight(typed, word) - _TENFOLD * log10(max(1, candidates[word])), word)

    return sorted(candidates, key=key)


def errors_allowed(word: str) -> int:
    """Return how many typing errors a word of this length may have."""
    if len(word) < _SHORTEST_TYPED or not word.isalpha():
        return 0
    return 2 if len(word) >= TWO_ERRORS_FROM else 1


class Lexicon:
    """The folded words of a language with how many documents have them, found by their pieces.

    A word with fewer errors than pieces keeps one of them whole, shifted by as many places as there are errors
    (Li, Deng, Wang and Feng, "Pass-Join", 2011): only words that share a piece are compared.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = {word: count for word, count in counts.items() if word.isalpha()}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self.counts:
            self._by_length[len(word)].append(word)
        self._pieces: dict[tuple[int, int], dict[tuple[int, str], list[str]]] = {}

    def corrections(self, word: str) -> list[str]:
        """Return words of the lexicon that may have been meant, the likeliest first; none for what is no word."""
        for allowed in range(1, errors_allowed(word) + 1):
            near = {found: self.counts[found] for found in self._near(word, allowed)}
            if near:
                return ranked(word, near)
        return []

    def _near(self, word: str, allowed: int) -> Iterator[str]:
        """Yield the words with at most so many errors, except the word itself."""
        mine = letters(word)
        for candidate in self._candidates(word, allowed):
            if (
                candidate != word
                and (mine ^ letters(candidate)).bit_count() <= 2 * allowed
                and distance(word, candidate, allowed) <= allowed
            ):
                yield candidate

    def _candidates(self, word: str, allowed: int) -> set[str]:
        """Return the words that share a piece with a word, and those that two swapped letters make of it."""
        found = {one for one in _swaps(word) if one in self.counts}
        for length in range(max(SHORTEST, len(word) - allowed), len(word) + allowed + 1):
            pieces = self._pieces_of(length, allowed + 1)
            for start, end in _cuts(length, allowed + 1):
                size = end - start
                for place in range(max(0, start - allowed), min(len(word) - size, start + allowed) + 1):
                    found.update(pieces.get((start, word[place : place + size]), ()))
        return found

    def _pieces_of(self, length: int, parts: int) -> dict[tuple[int, str], list[str]]:
        """Return the words of a length by their pieces, made when first asked for."""
        if (length, parts) not in self._pieces:
            made: dict[tuple[int, str], list[str]] = defaultdict(list)
            cuts = _cuts(length, parts)
            for word in self._by_length.get(length, ()):
                for start, end in cuts:
                    made[start, word[start:end]].append(word)
            self._pieces[length, parts] = made
        return self._pieces[length, parts]


def _cuts(length: int, parts: int) -> list[tuple[int, int]]:
    """Return where a word of a length is cut into pieces as equal as they can be."""
    places = [length * part // parts for part in range(parts + 1)]
    return list(pairwise(places))


def _swaps(word: str) -> Iterable[str]:
    return (
        word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)
    )


def _missing(meant: str, place: int) -> float:
    """Return what a letter weighs that was meant at a place, counted from 1, and not typed."""
    return _DOUBLED if place > 1 and meant[place - 1] == meant[place - 2] else _LEFT_OUT


def _surplus(typed: str, place: int) -> float:
    """Return what a letter weighs that was typed at a place, counted from 1, and not meant."""
    return _DOUBLED if place > 1 and typed[place - 1] == typed[place - 2] else _EXTRA


def _exchanged(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    is_like = (letter in _VOWELS and other in _VOWELS) or frozenset((letter, other)) in _ALIKE
    return _LIKE if is_like else 1.0
