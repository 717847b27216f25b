"""All measures of one data folder on one engine, a set after the other; a file that is broken stops only its own set."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from search.contract import SearchUnavailableError
from search.quality import affiliations, relevance, spelling
from search.quality.errors import misspelt
from search.quality.sets import BrokenSetError, question_sets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from search.quality.affiliations import Affiliations
    from search.quality.engines import Opener
    from search.quality.relevance import Relevance
    from search.quality.sets import QuestionSet
    from search.quality.spelling import Spelling

#: Languages beside English in whose own words errors are made: those of the site that are written with letters.
LANGUAGES = ("fr", "de", "es", "ar")
#: Texts of a set whose words are a language's vocabulary: as many as a site has pages.
MOST_TEXTS = 20_000


@dataclass
class Run:
    """What is measured, and with what limits; ``problems`` says what could not be."""

    data: Path
    now: datetime
    limit: int = 0  #: questions of each set and language; 0: all
    texts: tuple[Path, ...] = ()  #: more texts, named for their language: ``fr.md``
    problems: list[str] = field(default_factory=list)

    def relevance(self, opener: Opener) -> Iterator[Relevance]:
        """Yield what each set measured; raises ``FileNotFoundError`` where there are no sets."""
        for one in question_sets(self.data):
            yield from self._measured(one, opener)

    def affiliations(self, opener: Opener) -> list[Affiliations]:
        """Return what each set of affiliations measured, where they and the organisations are there."""
        try:
            asked = list(affiliations.judged(self.data))
            with opener() as backend:
                backend.rebuild(affiliations.organisations(self.data))
                return affiliations.measure(backend, asked, self.now, self.limit)
        except FileNotFoundError:
            return []
        except (BrokenSetError, SearchUnavailableError) as error:
            self._say(f"affiliations: {error}")
            return []

    def spelling(self, opener: Opener) -> Iterator[Spelling]:
        """Yield how misspelt words were corrected: those of the list, and errors in each language's own vocabulary."""
        yield from self._listed(opener)
        texts = self._texts()
        with opener() as backend:
            backend.rebuild(
                spelling.text_document(f"{language}:{number}", language, text)
                for language, found in texts.items()
                for number, text in enumerate(found)
            )
            for language, found in texts.items():
                asked = misspelt(found)
                yield spelling.measure(backend, "own vocabulary", language, asked, self.now)

    def _measured(self, one: QuestionSet, opener: Opener) -> list[Relevance]:
        try:
            with opener() as backend:
                backend.rebuild(one.documents)
                return relevance.measure(backend, one, self.now, self.limit)
        except (BrokenSetError, SearchUnavailableError) as error:
            self._say(f"{one.name}: {error}")
            return []

    def _listed(self, opener: Opener) -> Iterator[Spelling]:
        try:
            known = spelling.pairs(self.data)
        except FileNotFoundError:
            return
        with opener() as backend:
            backend.rebuild(spelling.dictionary(known))
            yield spelling.measure(backend, "codespell", spelling.LANGUAGE, spelling.some(known), self.now)

    def _texts(self) -> dict[str, list[str]]:
        """Return texts by language."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in question_sets(self.data):
            try:
                for document in islice(one.documents, MOST_TEXTS):
                    if document.language in LANGUAGES:
                        found[document.language].append(document.body)
            except BrokenSetError:
                continue  # said already, when its questions were to be asked
        for path in self.texts:
            if path.stem in LANGUAGES:
                found[path.stem].append(path.read_text(encoding="utf-8"))
        return dict(sorted(found.items()))

    def _say(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
