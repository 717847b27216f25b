"""Forget what few have searched for, every morning (decisions.md 22)."""

from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from search.log_tidy import tidy


class Command(BaseCommand):
    """Forgets searches that were rare, and all that are old."""

    help = "Forget searches seen fewer than 3 times once they are 30 days old, and all after 400 days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many rows went."""
        del args
        gone = tidy(clock.today())
        if options["verbosity"]:
            self.stdout.write(f"{gone} rows of the search log removed")
