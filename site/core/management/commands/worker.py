"""``manage.py worker``: queued work, scheduled publishing, daily jobs."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from core.worker import Worker, chores

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Runs until SIGTERM or SIGINT, and then ends what it has begun; one process is enough."""

    help = "Run queued work, scheduled publishing and the daily jobs until stopped; one process is enough."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add ``--once``."""
        parser.add_argument("--once", action="store_true", help="do what is due and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        del args
        worker = Worker(chores())
        if options["once"]:
            worker.turn()
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        self.stdout.write("Worker ready.")
        worker.run()
        self.stdout.write("Worker stopped.")
