"""``manage.py import_institutions``."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from partners_directory.importers.institutions import read_institutions
from partners_directory.importers.rows import Origin
from partners_directory.management.progress import Progress
from partners_directory.management.report_file import ReportFile, ReportFileError
from partners_directory.sync.institutions import InstitutionSync
from partners_directory.sync.report import Outcome, RowReport, Totals


class Command(BaseCommand):
    """Institutions from files; idempotent by identifier, interruptible, whole rows only."""

    help = (
        "Import institutions from ROR dumps (JSON schema v2, JSON lines, zip or gz) and CSV lists of Erasmus codes. "
        "Exit status 1 if any row was rejected; the others are in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="report what would happen, write nothing")
        parser.add_argument(
            "--report", type=Path, metavar="CSV", help="write the outcome of every row to a file"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        totals = Totals()
        try:
            self._import(totals, options)
        except KeyboardInterrupt:
            raise CommandError(f"Interrupted; {totals}. Run it again to go on.", returncode=130) from None
        except OperationalError as error:
            raise CommandError(f"The database: {error}; {totals}. Run it again to go on.") from error
        except ReportFileError as error:
            raise CommandError(f"{options['report']}: {error}; {totals}.") from error
        self.stdout.write(f"{'Would be: ' if options['dry_run'] else ''}{totals}")
        if totals[Outcome.REJECTED]:
            raise CommandError(f"{totals[Outcome.REJECTED]:,} rejected; the other rows are in.")

    def _import(self, totals: Totals, options: dict[str, Any]) -> None:
        with ReportFile(options["report"]) as report:
            sync = InstitutionSync(dry_run=options["dry_run"])
            for path in options["files"]:
                for row in self._rows(sync, path):
                    totals[row.outcome] += 1
                    report.write(row)
                    self._show(row, verbose=options["verbosity"] > 1)

    def _rows(self, sync: InstitutionSync, path: Path) -> Iterator[RowReport]:
        """The outcomes of one file's rows, with progress by the bytes that were read."""
        try:
            stream = path.open("rb")
            size = path.stat().st_size
        except OSError as error:
            yield RowReport(Origin(str(path), 0), Outcome.REJECTED, field="file", reason=str(error.strerror))
            return
        progress = Progress(sys.stderr, path.name, size)
        with stream:
            if not stream.seekable():
                reason = "is a pipe: give a file, its start is read twice"
                yield RowReport(Origin(str(path), 0), Outcome.REJECTED, field="file", reason=reason)
                return
            for count, row in enumerate(sync.run(read_institutions(str(path), stream)), start=1):
                yield row
                progress.show(count, stream.tell())
        progress.finish()

    def _show(self, row: RowReport, *, verbose: bool) -> None:
        if row.outcome is Outcome.REJECTED:
            self.stderr.write(str(row))
        elif verbose:
            self.stdout.write(str(row))
            for note in row.notes:
                self.stdout.write(f"  {note.field}: left out: {note.reason}")
