"""What a page may be called that is just what was asked for, by the same rule in every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.analysis.languages import analyzer_for
from search.analysis.wholes import whole_of
from search.terms import asked
from search.words import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.contract import SearchQuery


@dataclass(frozen=True, slots=True)
class Called:
    """What was typed, and the synonyms of all of it, each as its folded words.

    Where no page is called what was typed, nor has it in its title, the page that is called by a synonym is what was
    meant: "Accommodation" by whoever looks for "housing", above one on "old houses".
    """

    whole: str = ""
    instead: frozenset[str] = frozenset()

    def stands_in(self, titles: Iterable[str]) -> bool:
        """Whether some title, as its folded words, has the very words that were typed."""
        words = frozenset(self.whole.split())
        return any(words.issubset(title.split()) for title in titles)


NOTHING: Final = Called()


def called(query: SearchQuery, analyzers: Mapping[str, str]) -> Called:
    """Return what a page may be called that a query asks for."""
    analyzer = analyzer_for(query.locale, analyzers)
    terms = asked(query.text, analyzer, query.synonyms).terms
    synonyms = terms[0].synonyms if len(terms) == 1 else ()
    return Called(
        whole_of(wanted(query.text), analyzer), frozenset(whole_of(one, analyzer) for one in synonyms)
    )
