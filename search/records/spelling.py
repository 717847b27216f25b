"""One spelling for letters that are written in two ways in names: Tübingen and Tuebingen, Århus and Aarhus."""

from __future__ import annotations

import re

#: Behind a, e and q "ue" is no ü ("Bauer", "neue", "Queen"), behind vowels "ae" and "oe" are no umlauts.
_UMLAUT = re.compile(r"(?<![aeq])ue|(?<![aeiouq])(?:ae|oe)|aa")


def settle(word: str) -> str:
    """Return a folded word with its umlauts in one letter."""
    return _UMLAUT.sub(lambda match: match.group()[0], word)
