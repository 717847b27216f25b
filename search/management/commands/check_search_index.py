"""``manage.py check_search_index``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from search.anew import make_anew, make_unreadable_anew
from search.backends import engines
from search.contract import SearchUnavailableError
from search.drift import find_drift, repair
from search.records.drift import find_record_drift, record_engines, repair_records
from search.records.store import make_records_anew

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from search.drift import Drift


class Command(BaseCommand):
    """Compares each engine's indexes of pages and of records with the database; exit status 1 if they differ and stay so."""

    help = "Compare the search indexes with the database and print differences; --repair writes what differs again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write the differing documents again")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print each difference on a line of its own."""
        try:
            if options["repair"]:
                make_unreadable_anew(engines(), make_anew)
                make_unreadable_anew(record_engines(), make_records_anew)
            pages, records = find_drift(), find_record_drift()
            self._print([*pages, *records])
            if options["repair"]:
                repair(pages)
                repair_records(records)
                pages, records = find_drift(), find_record_drift()
        except SearchUnavailableError as error:
            raise CommandError(f"the index cannot be read: {error}") from error
        if total := sum(drift.total for drift in (*pages, *records)):
            raise CommandError(f"{total} documents differ")
        if options["verbosity"]:
            self.stdout.write("index and database agree")

    def _print(self, drifts: Iterable[Drift]) -> None:
        for drift in drifts:
            for name in ("missing", "stale", "extra"):
                for identifier in getattr(drift, name):
                    self.stdout.write(f"{drift.engine} {name} {identifier}")
