"""The demo site of a fictional university (decisions.md 12)."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from core import clock
from core.cache import raise_edition
from core.models import OutboxItem
from core.outbox import suspended
from home.demo.errors import InvalidDemoFile
from home.demo.loading.indexes import rebuild_admin_indexes
from home.demo.loading.load import load
from home.demo.loading.people import as_lines, keep, load_people
from search.indexing import TOPIC


class Command(BaseCommand):
    """Loads the demo site; again: makes only what is missing."""

    help = "Load the demo site; idempotent. --dates moves its dates to today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--size", choices=["small", "full"], default="small", help="full makes 3,500 source pages"
        )
        parser.add_argument(
            "--first", action="store_true", help="only what the first page needs; run again for the rest"
        )
        parser.add_argument(
            "--dates", action="store_true", help="move the dates of the demo's pages to today"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, rebuild the admin's indexes, say what was made."""
        del args
        self.verbosity = options["verbosity"]
        try:
            with suspended():
                loaded = load(
                    clock.today(),
                    self._progress,
                    dates=options["dates"],
                    first=options["first"],
                    full=options["size"] == "full",
                )
        except InvalidDemoFile as error:
            raise CommandError(str(error)) from error
        self._people()
        if loaded.pages or loaded.translations or loaded.moved:
            self._indexes(everything=not options["first"])
        if options["verbosity"]:
            self.stdout.write(
                f"{loaded.pages} pages made, {loaded.translations} translations, {loaded.moved} moved to today"
            )

    def _indexes(self, *, everything: bool) -> None:
        """Rebuild what was left out while loading; jobs from before the rebuild are done with it."""
        before = clock.now()
        call_command("rebuild_search_index", verbosity=0)
        OutboxItem.objects.filter(topic=TOPIC, created_at__lte=before).delete()
        raise_edition()
        if everything:
            rebuild_admin_indexes()

    def _people(self) -> None:
        """Where the state folder is this project's own, the logins are kept there; elsewhere they are printed once."""
        logins = load_people()
        if not logins:
            return
        if settings.STATE_DIR == settings.ROOT / "var":
            keep(logins, settings.STATE_DIR / "demo-logins.txt")
        else:
            self.stdout.write(as_lines(logins))

    def _progress(self, step: str, done: int, total: int) -> None:
        if self.verbosity and sys.stdout.isatty():
            self.stdout.write(f"\r{step} {done}/{total}", ending="\n" if done == total else "")
            self.stdout.flush()
        elif self.verbosity and done == total:
            self.stdout.write(f"{step} {total}")
