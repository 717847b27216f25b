"""Questions with known answers, as files of ``search_relevance/``: ``<set>_docs`` and ``<set>_queries``, packed or not.

Records are read one by one and never kept, so that a set may be larger than memory.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from search.contract import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = "search_relevance"
#: Misspelt words; a folder that has nothing else is measured too.
TYPOS = Path("typos") / "codespell_en.csv"
#: A small set of our own, in the six languages of the site: what is measured where no other data are.
OWN_DATA = Path(__file__).parent / "data"
#: Names of institutions belong to no language: they get the plain analyser, as does what no language code is.
NO_LANGUAGE = "und"
#: UTF-8, with or without the mark that some programs put before it.
ENCODING = "utf-8-sig"
_SUFFIXES = (".jsonl", ".jsonl.gz")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class BrokenSetError(Exception):
    """A file that cannot be read as what its name says; the message names it, its line and the reason."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the ids of the documents that answer it."""

    text: str
    relevant: frozenset[str]
    language: str = NO_LANGUAGE


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Documents, in any number of languages, and questions about them; both can be read again and again."""

    name: str
    documents: Iterable[SearchDocument]
    questions: Iterable[Question]


@dataclass(frozen=True, slots=True)
class _File:
    """Something read from a file anew each time."""

    path: Path

    def records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the records with their line; raises ``BrokenSetError``, also where there is none."""
        line, is_empty = 0, True
        try:
            with _open(self.path) as lines:
                for line, text in enumerate(lines, 1):
                    if text.strip():
                        is_empty = False
                        yield line, _record(text)
        except FileNotFoundError:
            raise
        except (OSError, EOFError, zlib.error, ValueError) as error:
            raise self.broken(line or 1, str(error)) from error
        if is_empty:
            raise BrokenSetError(f"{self.path}: the file is empty")

    def broken(self, line: int, reason: str) -> BrokenSetError:
        return BrokenSetError(f"{self.path}, line {line}: {reason}")


class _Documents(_File):
    def __iter__(self) -> Iterator[SearchDocument]:
        for line, record in self.records():
            try:
                language = _language(record)
                # The paragraph alone: the title of its article would answer for the wrong paragraphs too.
                text = record["text"]
                yield _document(
                    identifier(language, record["id"]), language, "" if text is None else str(text)
                )
            except KeyError as missing:
                raise self.broken(line, f"no {missing}") from missing


class _Questions(_File):
    def __iter__(self) -> Iterator[Question]:
        """Yield the questions that have an answer."""
        for line, record in self.records():
            try:
                language = _language(record)
                relevant = frozenset(identifier(language, one) for one in ids_of(record))
                if relevant:
                    yield Question(str(record["query"]), relevant, language)
            except KeyError as missing:
                raise self.broken(line, f"no {missing}") from missing
            except TypeError as error:
                raise self.broken(line, str(error)) from error


def question_sets(data: Path) -> list[QuestionSet]:
    """Return every pair of files in the folder, by name; raises ``FileNotFoundError`` where nothing can be measured."""
    folder = data / FOLDER
    if not folder.is_dir():
        if (data / TYPOS).is_file():
            return []
        raise FileNotFoundError(2, "no such folder", str(folder))
    files = {path.name: path for path in sorted(folder.iterdir())}
    found = []
    for name in sorted({name.partition("_docs.jsonl")[0] for name in files if "_docs.jsonl" in name}):
        documents, questions = (_either(files, f"{name}_{part}") for part in ("docs", "queries"))
        if documents and questions:
            found.append(QuestionSet(name, _Documents(documents), _Questions(questions)))
    return found


def ids_of(record: Mapping[str, Any]) -> list[object]:
    """Return the ids that a record says are relevant; raises ``KeyError``, and ``TypeError`` where they are no list."""
    found = record["relevant"]
    if not isinstance(found, list):
        raise TypeError("relevant is no list of ids")
    return found


def identifier(language: str, of_record: object) -> str:
    """Return the id of a record in an index: the same id may stand in several languages of a set."""
    return f"{language}/{of_record}"


def _either(files: dict[str, Path], name: str) -> Path | None:
    return next((files[name + suffix] for suffix in _SUFFIXES if name + suffix in files), None)


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding=ENCODING)
    return path.open(encoding=ENCODING)


def _record(text: str) -> dict[str, Any]:
    record = json.loads(text)
    if not isinstance(record, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 -- as json.loads says of what is no JSON
    return record


def _language(record: dict[str, Any]) -> str:
    """Return the language of a record as a code that any engine takes."""
    code = str(record.get("lang") or "")
    return code if _LANGUAGE.fullmatch(code) else NO_LANGUAGE


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file, packed or not; raises ``FileNotFoundError`` and ``BrokenSetError``."""
    packed = path.with_name(path.name + ".gz")
    for _, record in _File(packed if packed.exists() else path).records():
        yield record


def _document(of_record: str, language: str, text: str) -> SearchDocument:
    return SearchDocument(
        id=of_record, key="", kind="text", locale=language, language=language, url="", title="", body=text, version=1
    )  # fmt: skip
