"""The demo site of a fictional university (decisions.md 12)."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from core import clock
from home.demo.errors import InvalidDemoFile
from home.demo.loading.load import load


class Command(BaseCommand):
    """Loads the demo site; again: makes only what is missing."""

    help = "Load the demo site; idempotent. --dates moves its dates to today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=["small", "full"], default="small", help="full makes 3,500 source pages")
        parser.add_argument("--dates", action="store_true", help="move the dates of the demo's pages to today")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, rebuild the admin's indexes, say what was made."""
        self.verbosity = options["verbosity"]
        try:
            loaded = load(clock.today(), self._progress, dates=options["dates"])
        except InvalidDemoFile as error:
            raise CommandError(str(error)) from error
        if loaded.pages or loaded.translations:
            call_command("rebuild_references_index", verbosity=0)
            call_command("update_index", verbosity=0)
        if options["verbosity"]:
            self.stdout.write(f"{loaded.pages} pages made, {loaded.translations} translations, {loaded.moved} moved to today")

    def _progress(self, step: str, done: int, total: int) -> None:
        if self.verbosity and sys.stdout.isatty():
            self.stdout.write(f"\r{step} {done}/{total}", ending="\n" if done == total else "")
            self.stdout.flush()
        elif self.verbosity and done == total:
            self.stdout.write(f"{step} {total}")
