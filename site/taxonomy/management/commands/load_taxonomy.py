"""``manage.py load_taxonomy``."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from taxonomy.sync import load_all


class Command(BaseCommand):
    """Loads countries, languages, currencies, fields of education, levels and topics; can be run again at any time."""

    help = "Load the vocabularies of this release. Idempotent; names that editors corrected stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset-names", action="store_true", help="put the release's names in place of corrected ones"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        for vocabulary, counts in load_all(reset_names=options["reset_names"]):
            if not options["verbosity"]:
                continue
            self.stdout.write(
                f"{vocabulary}: {counts.created} created, {counts.changed} changed, {counts.unchanged} unchanged"
            )
