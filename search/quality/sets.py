"""Questions with known answers, as files of ``search_relevance/``: documents and queries of one set and language."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from search.contract import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "search_relevance"
SETS = ("xquad", "jsquad", "drcd", "arcd", "piaf")
#: Names of institutions belong to no language: they get the plain analyser.
NO_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the ids of the documents that answer it."""

    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Documents in one language and questions about them."""

    name: str
    language: str
    documents: tuple[SearchDocument, ...]
    questions: tuple[Question, ...]


def question_sets(data: Path) -> Iterator[QuestionSet]:
    """Yield every set in the folder, a language at a time; raises ``FileNotFoundError`` where there is none."""
    for name in SETS:
        documents = list(_records(data / FOLDER / f"{name}_docs.jsonl"))
        queries = list(_records(data / FOLDER / f"{name}_queries.jsonl"))
        for language in sorted({record["lang"] for record in documents}):
            yield QuestionSet(
                name,
                language,
                tuple(_paragraph(record) for record in documents if record["lang"] == language),
                tuple(_question(record) for record in queries if record["lang"] == language),
            )
    yield from affiliation_sets(data)


def affiliation_sets(data: Path) -> Iterator[QuestionSet]:
    """Yield the sets that look for institutions by how authors write them; questions whose answers are not all there are left out."""
    folder = data / "universities"
    records = [*_records(folder / "ror_education.jsonl"), *_records(folder / "ror_other_referenced.jsonl")]
    documents = tuple(_institution(record) for record in records)
    asked = list(_records(data / FOLDER / "affiliation_queries.jsonl"))
    queries = [record for record in asked if record["all_present"] and record["relevant"]]
    for name in ("names", "springer", "crossref"):
        questions = tuple(
            Question(one["query"], frozenset(one["relevant"])) for one in queries if one["dataset"] == name
        )
        yield QuestionSet(f"affiliations: {name}", NO_LANGUAGE, documents, questions)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file, packed or not."""
    packed = path.with_name(path.name + ".gz")
    content = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    for line in content.splitlines():
        yield json.loads(line)


def _paragraph(record: dict[str, Any]) -> SearchDocument:
    """A paragraph alone: the title of its article would answer for the wrong paragraphs too."""
    return _document(record["id"], record["lang"], body=record["text"])


def _question(record: dict[str, Any]) -> Question:
    return Question(record["query"], frozenset(record["relevant"]))


def _institution(record: dict[str, Any]) -> SearchDocument:
    """All names, city and country as one text: an affiliation is written with any of them."""
    names = [name["value"] for name in record["names"]]
    parts = [*names, record.get("city"), record.get("country_name")]
    return _document(record["id"], NO_LANGUAGE, body="\n".join(filter(None, parts)))


def _document(identifier: str, language: str, **texts: Any) -> SearchDocument:
    return SearchDocument(
        **{"title": "", **texts},
        id=identifier,
        key="",
        kind="text",
        locale=language,
        language=language,
        url="",
        version=1,
    )
