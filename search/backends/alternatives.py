"""Where a word may stand in an index, by the same rule in every engine, so that all find the same documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.analysis.tokens import BARE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyzer import Analyzer


def alternatives(
    analyzer: Analyzer, word: str, stems: Sequence[str], exact: Sequence[str]
) -> list[tuple[str, str]]:
    """Return fields and tokens of a word in texts of an analyser: its stem, its spelling, the stem without accents.

    ``stems`` and ``exact`` name an engine's fields of stems and of spellings; bare stems stand in the last of the latter.
    """
    forms = analyzer.forms(word)
    if not forms.exact:
        return []
    found = [(field, forms.stem) for field in stems]
    found += [(field, forms.exact) for field in exact]
    if forms.stem != forms.exact:
        found.append((exact[-1], forms.bare or BARE + forms.stem))
    if forms.bare:
        found += [(field, forms.bare.removeprefix(BARE)) for field in stems]
    return list(dict.fromkeys(found))
