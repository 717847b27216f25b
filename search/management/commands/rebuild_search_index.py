"""``manage.py rebuild_search_index``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.backends import get_backend
from search.contract import SearchUnavailableError
from search.indexing import all_documents
from search.records.store import rebuild_records

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable, Iterator

    from search.contract import SearchDocument

#: Documents between two lines of progress.
STEP = 100


class Command(BaseCommand):
    """Makes the index anew from the database, without a moment of empty results; may be interrupted and run again."""

    help = "Make the search index anew from the database, without a moment of empty results."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--locale", choices=[code for code, _name in settings.LANGUAGES], help="only this language's tree"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Rebuild and say how many documents the index holds."""
        locale = options["locale"]
        shows = options["verbosity"] > 0 and sys.stdout.isatty()
        documents = all_documents(locale or "")
        try:
            count = get_backend().rebuild(self._shown(documents) if shows else documents, locale)
            records = 0 if locale else rebuild_records()
        except SearchUnavailableError as error:
            raise CommandError(f"the index cannot be written: {error}") from error
        if options["verbosity"]:
            self.stdout.write(f"{count} documents in the search index")
            if not locale:
                self.stdout.write(f"{records} records in the index of institutions")

    def _shown(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        for count, document in enumerate(documents, 1):
            if count % STEP == 0:
                self.stdout.write(f"\r{count} documents read", ending="")
                self.stdout.flush()
            yield document
        self.stdout.write("\r", ending="")
