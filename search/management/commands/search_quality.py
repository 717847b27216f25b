"""``manage.py search_quality``: relevance and spelling figures."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import clock
from search.backends.sqlite.engine import NAME, SqliteBackend
from search.quality import relevance, spelling
from search.quality.sets import question_sets

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import datetime

    from search.quality.relevance import Relevance

ROW = "{name:24} {language:8} {questions:>6} {ndcg:>7} {floor:>7} {milliseconds:>7}"


class Command(BaseCommand):
    """Measures the embedded engine on sets of questions with known answers; writes ``build/search-quality.json``."""

    help = "Relevance (nDCG@10) and spelling figures of the search engine, on the sets of a data folder."
    requires_system_checks: tuple[str, ...] = ()  # it measures an engine, not this site

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--data", type=Path, default=settings.ROOT.parent / "shared" / "data", help="the data folder"
        )
        parser.add_argument("--output", type=Path, default=settings.ROOT / "build" / "search-quality.json")
        parser.add_argument("--limit", type=int, default=0, help="questions of each set; 0: all")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure, print a table, write the figures."""
        data, now = options["data"], clock.now()
        try:
            with tempfile.TemporaryDirectory() as folder:
                rows = self._relevance(Path(folder), data, now, options["limit"])
                spelt = self._spelling(Path(folder), data, now)
        except FileNotFoundError as error:
            raise CommandError(f"no such data: {error.filename}") from error
        figures = {NAME: {"relevance": [asdict(row) for row in rows], "spelling": asdict(spelt)}}
        options["output"].parent.mkdir(parents=True, exist_ok=True)
        options["output"].write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")

    def _relevance(self, folder: Path, data: Path, now: datetime, limit: int) -> list[Relevance]:
        heading = {
            "name": "set",
            "language": "",
            "questions": "asked",
            "ndcg": "nDCG@10",
            "floor": "floor",
            "milliseconds": "ms",
        }
        self.stdout.write(ROW.format(**heading))
        rows = []
        for place, one in enumerate(question_sets(data)):
            backend = SqliteBackend(folder / str(place), settings.MERIDIAN_SEARCH["ANALYZERS"])
            backend.rebuild(one.documents)
            rows.append(relevance.measure(backend, one, now, limit))
            backend.close()
            self.stdout.write(
                ROW.format(**{key: "" if value is None else value for key, value in asdict(rows[-1]).items()})
            )
        return rows

    def _spelling(self, folder: Path, data: Path, now: datetime) -> spelling.Spelling:
        known = spelling.pairs(data)
        backend = SqliteBackend(folder / "spelling", settings.MERIDIAN_SEARCH["ANALYZERS"])
        backend.rebuild(spelling.vocabulary(known))
        found = spelling.measure(backend, known, now)
        backend.close()
        self.stdout.write(
            f"spelling: of {found.asked} misspelt words {found.corrected} corrected, {found.right} rightly"
        )
        return found
