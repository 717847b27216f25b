"""Institutions that an affiliation names: candidates by an engine, their order and the decision by ``ranking``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.contract import SearchQuery
from search.records import weights
from search.records.affiliation import read
from search.records.ranking import rank
from search.records.reading import runs
from search.records.record import LOCALE, record_of
from search.records.vocabulary import KINDS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from search.contract import SearchBackend
    from search.records.affiliation import Affiliation
    from search.records.ranking import Ranked
    from search.records.record import Record

#: Candidates of a whole string: measured, 80 hold 99 % of the right ones, 200 no more than 40 of a part do.
_OF_STRING: Final = 80
#: Candidates of one part that names an institution by its kind, and of a single word.
_OF_PART: Final = 25
_OF_WORD: Final = 40
#: More parts and words would make a long string slow; the first ones name the institutions.
_PARTS: Final = 4
_WORDS: Final = 6
#: Longer parts are sentences, of which no record has every word.
_LONGEST_PART: Final = 7
#: So few have all words of a string that those with some of them are wanted too.
_FEW: Final = 20


def find(backend: SearchBackend, text: str, now: datetime, limit: int = 10) -> list[Ranked]:
    """Return the records that an affiliation may mean, best first. Raises ``SearchUnavailableError``."""
    asked = read(text)
    return rank(asked, candidates(backend, asked, now))[:limit]


def candidates(backend: SearchBackend, asked: Affiliation, now: datetime) -> list[Record]:
    """Return the records that have words of a string: the telling ones, and all words of parts that name a kind."""
    found: dict[str, Record] = {}

    def ask(text: str, limit: int) -> bool:
        """Take what an engine finds; tells whether records with only some of the words were taken."""
        query = SearchQuery(
            locale=LOCALE,
            now=now,
            text=text,
            limit=limit,
            highlight=False,
            correct=False,
            include_closed=True,
        )
        results = backend.search(query)
        for hit in results.hits:
            found.setdefault(hit.document.id, record_of(hit.document))
        return results.softened

    words = _telling(asked)
    if words and not ask(" ".join(words), _OF_STRING) and len(found) < _FEW:
        for word in words[:_WORDS]:
            ask(word, _OF_WORD)
    for part in _kinds(asked):
        ask(part, _OF_PART)
    return list(found.values())


def _telling(asked: Affiliation) -> list[str]:
    """Return the words that tell, or all where none does; countries and states that stand alone find too many."""
    alone = {n for part in asked.parts if asked.in_places.issuperset(part) for n in part}
    others = [n for n in range(len(asked.words)) if n not in alone]
    telling = [n for n in others if asked.weights[n] >= weights.COMMON_WORD]
    texts = [asked.words[n].text for n in (telling or others or range(len(asked.words)))]
    return list(dict.fromkeys(runs(texts)))


def _kinds(asked: Affiliation) -> Iterator[str]:
    """Yield the words of parts that name an institution by its kind, however common its other words are."""
    left = _PARTS
    for part in asked.parts:
        words = dict.fromkeys(asked.words[n].text for n in part)
        tells = any(asked.weights[n] >= weights.TELLING_WORD for n in part)
        if left and tells and len(words) <= _LONGEST_PART and words.keys() & (KINDS - UNITS):
            left -= 1
            yield " ".join(runs(words))
