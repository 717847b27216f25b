"""nDCG@10: how near the top the right answer stands, 1 for always first (Järvelin and Kekäläinen, 2002); and hit@1."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from dataclasses import dataclass, field
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
    """What one set measured in one language; times are of a question, in milliseconds."""

    name: str
    language: str
    questions: int
    ndcg: float
    hit_at_1: float
    floor: float | None
    p50_ms: float
    p95_ms: float


@dataclass(slots=True)
class _Sums:
    gain: float = 0.0
    first: int = 0
    seconds: list[float] = field(default_factory=list)


def ndcg(found: Sequence[str], relevant: frozenset[str]) -> float:
    """Return the gain of a ranking against the best one possible; all relevant documents are equally so."""
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(found[:CUT]) if one in relevant)
    best = sum(1 / math.log2(place + 2) for place in range(min(len(relevant), CUT)))
    return gain / best if best else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of some values lie, of none 0."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def measure(backend: SearchBackend, one: QuestionSet, now: datetime, limit: int = 0) -> list[Relevance]:
    """Ask an engine that holds a set's documents its questions, the first ``limit`` of each language or all."""
    languages: dict[str, _Sums] = defaultdict(_Sums)
    for question in one.questions:
        sums = languages[question.language]
        if limit and len(sums.seconds) >= limit:
            continue
        query = SearchQuery(
            locale=question.language, now=now, text=question.text, limit=CUT, highlight=False, correct=False
        )
        began = time.perf_counter()
        found = [hit.document.id for hit in backend.search(query).hits]
        sums.seconds.append(time.perf_counter() - began)
        sums.gain += ndcg(found, question.relevant)
        sums.first += bool(found) and found[0] in question.relevant
    return [_row(one.name, language, sums) for language, sums in sorted(languages.items())]


def _row(name: str, language: str, sums: _Sums) -> Relevance:
    count = len(sums.seconds)
    return Relevance(
        name=name,
        language=language,
        questions=count,
        ndcg=round(sums.gain / count, 3),
        hit_at_1=round(sums.first / count, 3),
        floor=FLOORS.get((name, language)),
        p50_ms=round(percentile(sums.seconds, 0.5) * 1000, 1),
        p95_ms=round(percentile(sums.seconds, 0.95) * 1000, 1),
    )
