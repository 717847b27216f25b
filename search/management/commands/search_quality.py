"""``manage.py search_quality``: relevance and spelling figures."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import clock
from search.quality.engines import engines
from search.quality.misspelling import misspelling
from search.quality.run import Run
from search.quality.sets import OWN_DATA

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from search.quality.engines import Opener
    from search.quality.spelling import Spelling

RELEVANCE = "{engine:14} {name:24} {language:8} {questions:>6} {ndcg:>8} {hit_at_1:>6} {floor:>6} {p50_ms:>7} {p95_ms:>7}"
AFFILIATIONS = (
    "{engine:14} {name:24} {questions:>6} {ndcg:>8} {ndcg_tuning:>7} {ndcg_held:>7} {hit_at_1:>6} {floor:>6} {precision:>9} "
    "{recall:>6} {nothing:>7} {nothing_right:>5} {nothing_held:>7} {p50_ms:>7} {p95_ms:>7}"
)
SPELLING = "{engine:14} {name:24} {language:8} {asked:>6} {rate:>8} {within_one:>16}"


class Command(BaseCommand):
    """Measures the engines on sets of questions with known answers; writes ``build/search-quality.json``."""

    help = (
        "Relevance (nDCG@10, hit@1) and spelling figures of the search engines, on the sets of a data folder."
    )
    requires_system_checks: tuple[str, ...] = ()  # it measures engines, not this site

    def add_arguments(self, parser: ArgumentParser) -> None:
        shared = settings.ROOT.parent / "shared" / "data"
        parser.add_argument(
            "--data",
            type=Path,
            default=shared if shared.is_dir() else OWN_DATA,
            help="a folder laid out like shared/data; a small set of our own where that is not there",
        )
        parser.add_argument("--output", type=Path, default=settings.ROOT / "build" / "search-quality.json")
        parser.add_argument("--limit", type=int, default=0, help="questions of each set and language; 0: all")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure, print tables, write the figures; then say what could not be measured."""
        texts = tuple(sorted((settings.ROOT / "home" / "demo").glob("*/*/*.md")))
        run = Run(options["data"], clock.now(), options["limit"], texts)
        found = engines(settings.MERIDIAN_SEARCH["ANALYZERS"], settings.MERIDIAN_SEARCH["ELASTICSEARCH_URL"])
        try:
            figures = {
                name: {"relevance": self._relevance(run, name, opener)} for name, opener in found.items()
            }
            for name, opener in found.items():
                figures[name]["affiliations"] = self._affiliations(run, name, opener)
            for name, opener in found.items():
                figures[name]["spelling"] = self._spelling(run, name, opener)
        except FileNotFoundError as error:
            raise CommandError(f"no such data: {error.filename}") from error
        options["output"].parent.mkdir(parents=True, exist_ok=True)
        options["output"].write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        if run.problems:
            raise CommandError("\n".join(run.problems))

    def _relevance(self, run: Run, engine: str, opener: Opener) -> list[dict[str, Any]]:
        self._print(
            RELEVANCE, engine="engine", name="set", language="", questions="asked", ndcg="nDCG@10",
            hit_at_1="hit@1", floor="floor", p50_ms="p50 ms", p95_ms="p95 ms",
        )  # fmt: skip
        return [self._row(RELEVANCE, engine, asdict(one)) for one in run.relevance(opener)]

    def _affiliations(self, run: Run, engine: str, opener: Opener) -> list[dict[str, Any]]:
        self._print(
            AFFILIATIONS, engine="engine", name="affiliations", questions="asked", ndcg="nDCG@10",
            ndcg_tuning="tuning", ndcg_held="held", hit_at_1="hit@1", floor="floor", precision="precision",
            recall="recall", nothing="nothing", nothing_right="right", nothing_held="held", p50_ms="p50 ms", p95_ms="p95 ms",
        )  # fmt: skip
        return [self._row(AFFILIATIONS, engine, asdict(one)) for one in run.affiliations(opener)]

    def _spelling(self, run: Run, engine: str, opener: Opener) -> list[dict[str, Any]]:
        self._print(
            SPELLING, engine="engine", name="misspelt words", language="", asked="asked", rate="right",
            within_one="one error away",
        )  # fmt: skip
        return [self._row(SPELLING, engine, asdict(one) | rates(one)) for one in misspelling(run, opener)]

    def _row(self, form: str, engine: str, values: dict[str, Any]) -> dict[str, Any]:
        self._print(form, engine=engine, **values)
        return values

    def _print(self, form: str, **values: Any) -> None:
        self.stdout.write(
            form.format(**{key: "" if value is None else value for key, value in values.items()})
        )


def rates(one: Spelling) -> dict[str, float | None]:
    """Return the shares of words that led to the right one; none where none was asked."""
    return {
        "rate": round(one.right / one.asked, 3) if one.asked else None,
        "within_one": round(one.right_within_one / one.asked_within_one, 3) if one.asked_within_one else None,
    }
