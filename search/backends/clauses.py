"""Where the words of a question may stand, said once for both engines: each only knows how to ask for a token."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar

from search.analysis.characters import FIRST_IDEOGRAPH
from search.analysis.folding import fold
from search.analysis.languages import analyzer_for
from search.analysis.seams import needed_pairs
from search.analysis.tokens import pairs
from search.backends.alternatives import alternatives
from search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.terms import Term
    from search.words import Clause

#: An engine's way to ask for something.
Part = TypeVar("Part")
#: Characters of a run that are looked for: a sentence has fewer, and each costs a look-up in every field.
_LONGEST_RUN = 120


class Fields(NamedTuple):
    """Where an engine keeps the stems of texts in one language, and where their spellings; bare stems are in the last."""

    stems: tuple[str, ...]
    exact: tuple[str, ...]


class TermParts(NamedTuple, Generic[Part]):
    """Where one term of a question may stand."""

    needed: list[list[Part]]  #: of each of its clauses the alternatives; one that has no token is left out
    loose: list[Part]  #: what speaks for a document where some terms are enough
    singles: list[Part]  #: what only says how well a document fits then
    synonyms: list[Part]  #: what does as well as all of it


class Clauses(ABC, Generic[Part]):
    """Turns clauses into alternatives for one language tree, whose texts are also searched in its other languages."""

    own: ClassVar[Fields]
    source: ClassVar[Fields]
    any_exact: ClassVar[tuple[str, ...]]
    names: ClassVar[str] = "names"  #: which has pairs of characters behind the spellings

    def __init__(self, locale: str, other_languages: Iterable[str], analyzers: Mapping[str, str]) -> None:
        self.analyzer = analyzer_for(locale, analyzers)
        others = [analyzer_for(language, analyzers) for language in other_languages]
        self._others = list({analyzer.name: analyzer for analyzer in others}.values())

    @abstractmethod
    def at(self, field: str, tokens: Sequence[str]) -> Part:
        """Return the search for a token, or for tokens side by side."""

    @abstractmethod
    def all_of(self, parts: Sequence[Sequence[Part]]) -> Part:
        """Return what has one of each."""

    def of(self, term: Term) -> TermParts[Part]:
        """Return everything that is asked for because of one term."""
        return TermParts(
            [found for clause in term.clauses if (found := self.needed(clause))],
            [one for clause in term.clauses for one in self.loose(clause)],
            [one for clause in term.clauses for one in self.singles(clause)],
            [one for synonym in term.synonyms for one in self.synonym(synonym)],
        )

    def needed(self, clause: Clause) -> list[Part]:
        """Return the alternatives of one word, run or phrase; empty where it has no token."""
        if clause.is_phrase:
            return self._phrase(clause.text)
        return self._run(clause.text, softly=False) if clause.unspaced else self._word(clause.text)

    def loose(self, clause: Clause) -> list[Part]:
        """Return what speaks for a document: of a phrase also its words, of a run any of its pairs."""
        if clause.is_phrase:
            inside = [one for word in words(clause.text) for one in self.loose(word)]
            return [*self._phrase(clause.text), *inside]
        return self._run(clause.text, softly=True) if clause.unspaced else self._word(clause.text)

    def singles(self, clause: Clause) -> list[Part]:
        """Return the single characters of the runs in a clause, which nearly all documents have."""
        runs = "".join(fold(one.text)[:_LONGEST_RUN] for one in words(clause.text) if one.unspaced)
        found = dict.fromkeys(one for one in runs if one >= FIRST_IDEOGRAPH)
        return [self.at(field, [single]) for single in found for field in self.any_exact]

    def unwanted(self, clause: Clause) -> list[Part]:
        """Return where an excluded clause stands: a run only as a whole, since its pairs are other words too."""
        return self._phrase(clause.text) if clause.unspaced else self.needed(clause)

    def synonym(self, text: str) -> list[Part]:
        """Return where a synonym stands: a word in any of its forms, several words side by side in any of theirs."""
        parts = words(text)
        if len(parts) == 1 and not parts[0].unspaced:
            return self._word(parts[0].text)
        found = self._phrase(text)
        for analyzer, fields in ((self.analyzer, self.own), *((one, self.source) for one in self._others)):
            if stems := analyzer.tokens(text).stems:
                found += [self.at(field, stems) for field in fields.stems]
        return found

    def _word(self, word: str) -> list[Part]:
        found = alternatives(self.analyzer, word, *self.own)
        for analyzer in self._others:
            found += alternatives(analyzer, word, *self.source)
        return [self.at(field, [token]) for field, token in dict.fromkeys(found)]

    def _run(self, run: str, *, softly: bool) -> list[Part]:
        """Pairs of characters, all that must stand in a text or any; a single one is looked for among the single ones."""
        characters = fold(run)[:_LONGEST_RUN]
        if len(characters) <= 1:
            return [self.at(field, [characters]) for field in self.any_exact if characters]
        fields = (*self.own.stems, *(self.source.stems if self._others else ()), self.names)
        parts = [[self.at(field, [pair]) for field in fields] for pair in pairs(characters)]
        if softly:
            once = dict(zip(pairs(characters), parts, strict=True))
            return [one for part in once.values() for one in part]
        groups = needed_pairs(characters)
        return [self.all_of([[one for place in some for one in parts[place]] for some in groups])]

    def _phrase(self, text: str) -> list[Part]:
        """The words as they are spelled, side by side; each language may fold them in its own way."""
        spelled = (analyzer.tokens(text).exact for analyzer in (self.analyzer, *self._others))
        found = dict.fromkeys(tuple(tokens) for tokens in spelled if tokens)
        return [self.at(field, tokens) for tokens in found for field in self.any_exact]
