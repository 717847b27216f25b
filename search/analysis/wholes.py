"""A title, a name or a question as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.analysis.analyzer import Analyzer


def whole_of(text: str, analyzer: Analyzer) -> str:
    """Return a text as its folded words, signs and blanks between them away."""
    return " ".join(analyzer.tokens(text).exact)
