"""nDCG@10: how near the top the right answer stands, 1 for always first (Järvelin and Kekäläinen, 2002)."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.contract import SearchQuery

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from search.contract import SearchBackend
    from search.quality.sets import QuestionSet

CUT = 10
#: Plain BM25 over folded words, measured on the same files: below it something is wrong.
FLOORS = {
    ("xquad", "en"): 0.956, ("xquad", "de"): 0.916, ("xquad", "es"): 0.949, ("xquad", "ro"): 0.924, ("xquad", "ru"): 0.871,
    ("xquad", "ar"): 0.886, ("xquad", "hi"): 0.946, ("xquad", "tr"): 0.895, ("xquad", "th"): 0.920, ("xquad", "zh"): 0.965,
    ("jsquad", "ja"): 0.946, ("drcd", "zh-Hant"): 0.974, ("arcd", "ar"): 0.763, ("piaf", "fr"): 0.786,
    ("affiliations: names", "und"): 0.922, ("affiliations: springer", "und"): 0.847, ("affiliations: crossref", "und"): 0.859,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relevance:
    """What one set measured."""

    name: str
    language: str
    questions: int
    ndcg: float
    floor: float | None
    milliseconds: float  #: a question, on average


def ndcg(found: Sequence[str], relevant: frozenset[str]) -> float:
    """Return the gain of a ranking against the best one possible; all relevant documents are equally so."""
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(found[:CUT]) if one in relevant)
    best = sum(1 / math.log2(place + 2) for place in range(min(len(relevant), CUT)))
    return gain / best if best else 0.0


def measure(backend: SearchBackend, one: QuestionSet, now: datetime, limit: int = 0) -> Relevance:
    """Ask an engine that holds a set's documents its questions, the first ``limit`` ones or all."""
    questions = one.questions[:limit] if limit else one.questions
    began = time.perf_counter()
    total = 0.0
    for question in questions:
        query = SearchQuery(locale=one.language, now=now, text=question.text, limit=CUT, highlight=False)
        total += ndcg([hit.document.id for hit in backend.search(query).hits], question.relevant)
    spent = time.perf_counter() - began
    count = max(1, len(questions))
    floor = FLOORS.get((one.name, one.language))
    return Relevance(
        one.name, one.language, len(questions), round(total / count, 3), floor, round(spent / count * 1000, 1)
    )
