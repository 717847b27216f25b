"""Misspelt words asked on one engine: those of the list, and errors made in each language's own vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.contract import SearchUnavailableError
from search.quality import spelling
from search.quality.errors import misspelt
from search.quality.sets import BrokenSetError
from search.quality.vocabularies import vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.quality.engines import Opener
    from search.quality.run import Run
    from search.quality.spelling import Spelling


def misspelling(run: Run, opener: Opener) -> Iterator[Spelling]:
    """Yield how misspelt words were corrected: those of the list, and errors in each language's own vocabulary."""
    try:
        yield from _listed(run, opener)
        yield from _own(run, opener)
    except SearchUnavailableError as error:
        run.say(f"misspelt words: {error}")


def _own(run: Run, opener: Opener) -> Iterator[Spelling]:
    texts = vocabularies(run.data, run.texts)
    with opener() as backend:
        backend.rebuild(
            spelling.text_document(f"{language}:{number}", language, text)
            for language, found in texts.items()
            for number, text in enumerate(found)
        )
        for language, found in texts.items():
            asked = misspelt(found)
            yield spelling.measure(backend, "own vocabulary", language, asked, run.now)


def _listed(run: Run, opener: Opener) -> Iterator[Spelling]:
    try:
        known = spelling.pairs(run.data)
    except FileNotFoundError:
        return
    except BrokenSetError as error:
        run.say(f"codespell: {error}")
        return
    with opener() as backend:
        backend.rebuild(spelling.dictionary(known))
        yield spelling.measure(backend, "codespell", spelling.LANGUAGE, spelling.some(known), run.now)
