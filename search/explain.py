"""Why a document is found: which of the words asked for stand in which of its fields, and how.

Read from the document and the analysers alone, so that it is the same whichever engine answers, or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.conf import settings

from search.analysis.folding import fold
from search.analysis.languages import analyzer_for
from search.analysis.segments import segments
from search.terms import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyzer import Analyzer
    from search.contract import SearchDocument

#: Fields in the order of their weight, with the language of their text.
FIELDS = ("title", "names", "summary", "body", "source_title", "source_summary", "source_body")

#: Those of them that every page has; the others are those of the page from which it was translated.
OWN_FIELDS = 4


class Match(Enum):
    """How words stand in a field."""

    NONE = ""
    STEM = "stem"
    EXACT = "exact"


class Role(Enum):
    """Why words are looked for."""

    TYPED = "typed"
    SYNONYM = "synonym"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a question and how they stand in each of ``FIELDS``."""

    words: str
    role: Role
    matches: tuple[Match, ...]
    term: int = 0  #: lines of one term stand for each other: all its words, or any of its synonyms

    @property
    def is_found(self) -> bool:
        """Whether they stand in some field."""
        return any(match is not Match.NONE for match in self.matches)


#: The exact form of a word, and all forms under which it is found.
_Unit = tuple[str, frozenset[str]]


def explain(document: SearchDocument, text: str, synonyms: Sequence[Sequence[str]] = ()) -> tuple[Line, ...]:
    """Return a line for each word or phrase of a question, its synonyms after it, what is excluded last."""
    fields = _fields(document)
    question = asked(text, _analyzer(document.locale), synonyms)
    lines = []
    for place, term in enumerate(question.terms):
        lines += [_line(clause.text, Role.TYPED, fields, place) for clause in term.clauses]
        lines += [_line(synonym, Role.SYNONYM, fields, place) for synonym in term.synonyms]
    end = len(question.terms)
    return (*lines, *(_line(clause.text, Role.EXCLUDED, fields, end) for clause in question.excluded))


def covered(lines: Sequence[Line]) -> tuple[tuple[int, ...], int]:
    """Return how many of the terms stand in each of ``FIELDS``, themselves or as a synonym, and how many there are."""
    terms: dict[int, list[Line]] = {}
    for line in lines:
        if line.role is not Role.EXCLUDED:
            terms.setdefault(line.term, []).append(line)
    counts = (sum(_stands(term, place) for term in terms.values()) for place in range(len(FIELDS)))
    return tuple(counts), len(terms)


def _stands(term: Sequence[Line], place: int) -> bool:
    """Whether all words of a term stand in a field, or one of its synonyms does."""
    found = {
        role: [line.matches[place] is not Match.NONE for line in term if line.role is role] for role in Role
    }
    return all(found[Role.TYPED]) or any(found[Role.SYNONYM])


def lacking(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the words asked for that stand nowhere, nor does a synonym of theirs."""
    replaced = {line.term for line in lines if line.role is Role.SYNONYM and line.is_found}
    return tuple(
        line.words
        for line in lines
        if line.role is Role.TYPED and not line.is_found and line.term not in replaced
    )


def unwanted(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the excluded words that stand in it."""
    return tuple(line.words for line in lines if line.role is Role.EXCLUDED and line.is_found)


def _fields(document: SearchDocument) -> list[tuple[Analyzer, list[_Unit]]]:
    found = []
    for name in FIELDS:
        value = getattr(document, name)
        text = " \n ".join(value) if isinstance(value, tuple) else value
        analyzer = _analyzer(_language(name, document))
        found.append((analyzer, _units(text, analyzer)))
    return found


def _language(field: str, document: SearchDocument) -> str:
    """Return the language in which a field is read; names are in any, and asked for in the tree's."""
    if field.startswith("source_"):
        return document.source_language or document.language
    return document.locale if field == "names" else document.language


def _line(words: str, role: Role, fields: list[tuple[Analyzer, list[_Unit]]], term: int) -> Line:
    matches = (_match(_units(words, analyzer), units) for analyzer, units in fields)
    return Line(words, role, tuple(matches), term)


def _match(wanted: list[_Unit], units: list[_Unit]) -> Match:
    """Return how words stand side by side in a text, the better way if they stand there in both."""
    best = Match.NONE
    for start in range(len(units) - len(wanted) + 1 if wanted else 0):
        pairs = list(zip(wanted, units[start : start + len(wanted)], strict=True))
        if all(mine[0] == its[0] for mine, its in pairs):
            return Match.EXACT
        if best is Match.NONE and all(mine[1] & its[1] for mine, its in pairs):
            best = Match.STEM
    return best


def _units(text: str, analyzer: Analyzer) -> list[_Unit]:
    """Return the words of a text; of scripts without spaces each character, which stands side by side with the next."""
    found: list[_Unit] = []
    for segment in segments(text):
        if segment.unspaced:
            found += [(character, frozenset(character)) for character in fold(segment.text)]
            continue
        forms = analyzer.forms(segment.text)
        if forms.exact:
            found.append((forms.exact, forms.alike))
    return found


def _analyzer(language: str) -> Analyzer:
    return analyzer_for(language, settings.MERIDIAN_SEARCH["ANALYZERS"])
