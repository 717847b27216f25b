"""A title, a name or a question as a whole."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.analysis.analyzer import Analyzer


#: A country's names stand on each of its pages: so many are kept that a rebuild finds most of them, and some MB at most.
_KEPT = 8192


@lru_cache(maxsize=_KEPT)
def whole_of(text: str, analyzer: Analyzer) -> str:
    """Return a text as its folded words, signs and blanks between them away."""
    return " ".join(analyzer.tokens(text).exact)
