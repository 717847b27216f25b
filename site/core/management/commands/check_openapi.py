"""``check_openapi``: the document in the docs is the one that the code makes, and it is valid OpenAPI 3.1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from drf_spectacular.validation import validate_schema

from core.api.document import openapi_document

PATH = Path("site/docs/openapi.json")


class Command(BaseCommand):
    """Exit status 1 where the file differs from the code; ``--write`` renews it."""

    help = "Check that site/docs/openapi.json is current and valid."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="write the file instead of comparing it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare or write."""
        del args
        document = openapi_document()
        validate_schema(document)
        made = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        path = settings.ROOT / PATH
        if options["write"]:
            path.write_text(made, encoding="utf-8")
            self.stdout.write(f"{PATH}: written")
        elif not path.is_file() or path.read_text(encoding="utf-8") != made:
            raise CommandError(f"{PATH} is not current: run manage.py check_openapi --write")
        else:
            self.stdout.write(f"{PATH}: current and valid")
