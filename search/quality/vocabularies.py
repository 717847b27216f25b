"""Texts whose words are a language's own vocabulary."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from search.quality.sets import BrokenSetError, question_sets

if TYPE_CHECKING:
    from pathlib import Path

#: Languages beside English in whose own words errors are made: those of the site that are written with letters.
LANGUAGES = ("fr", "de", "es", "ar")
#: Texts of a set whose words are a language's vocabulary: as many as a site has pages.
MOST_TEXTS = 20_000


def vocabularies(data: Path, more: tuple[Path, ...]) -> dict[str, list[str]]:
    """Return the texts of a data folder's sets by language, and of more files, each named for its language."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in question_sets(data):
        try:
            for document in islice(one.documents, MOST_TEXTS):
                if document.language in LANGUAGES:
                    found[document.language].append(document.body)
        except BrokenSetError:
            continue  # said already, when its questions were to be asked
    for path in more:
        if path.stem in LANGUAGES:
            found[path.stem].append(path.read_text(encoding="utf-8"))
    return dict(sorted(found.items()))
