"""All sets of one data folder on one engine, one after the other; a file that is broken stops only its own set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.contract import SearchUnavailableError
from search.quality import affiliations, relevance
from search.quality.sets import BrokenSetError, question_sets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from search.quality.affiliations import Affiliations
    from search.quality.engines import Opener
    from search.quality.relevance import Relevance


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
            try:
                with opener() as backend:
                    backend.rebuild(one.documents)
                    measured = relevance.measure(backend, one, self.now, self.limit)
            except (BrokenSetError, SearchUnavailableError) as error:
                self.say(f"{one.name}: {error}")
            else:
                yield from measured

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
            self.say(f"affiliations: {error}")
            return []

    def say(self, problem: str) -> None:
        """Note a problem, once."""
        if problem not in self.problems:
            self.problems.append(problem)
