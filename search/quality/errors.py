"""Typing errors made by a seeded chance in words of texts: a letter left out, doubled, exchanged, swapped."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from search.analysis.segments import segments

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED = 4
WORDS = 200
SHORTEST = 5


def misspelt(texts: Iterable[str], words: int = WORDS, seed: int = SEED) -> list[tuple[str, str]]:
    """Return so many words of some texts, each with one typing error, and as they are written; the same every time."""
    known = {
        segment.text.lower()
        for text in texts
        for segment in segments(text)
        if not segment.unspaced and len(segment.text) >= SHORTEST and segment.text.isalpha()
    }
    chance = random.Random(seed)  # noqa: S311 -- chance that repeats itself is wanted
    # As often as they are written: a foreign name's letters are on nobody's keyboard.
    alphabet = [letter for word in sorted(known) for letter in word]
    picked = chance.sample(sorted(known), min(words, len(known)))
    return [(_with_an_error(word, alphabet, chance), word) for word in picked]


def _with_an_error(word: str, alphabet: list[str], chance: random.Random) -> str:
    """Return a word with one error anywhere, a different word in any case."""
    while True:
        place = chance.randrange(len(word) - 1)
        before, letter, following, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
        wrong = chance.choice(
            (
                before + following + rest,
                before + letter + letter + following + rest,
                before + chance.choice(alphabet) + following + rest,
                before + following + letter + rest,
            )
        )
        if wrong != word:
            return wrong
