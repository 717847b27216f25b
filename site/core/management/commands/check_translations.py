"""The interface is translated whole: no message missing, fuzzy, or with other placeholders than its source."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import to_locale

#: Esperanto: no site of ours has it, Django knows its plurals. Its catalogue is made, read and removed again.
SCRATCH = "eo"
IGNORED = [".venv", "var", "build", "tests", ".ci"]


class Command(BaseCommand):
    """Compares the catalogues with the messages in the code; exit status 1 if anything is wrong."""

    help = "Check that every language's catalogue has every message of the code, translated and with its placeholders."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line a problem."""
        del args, options
        wanted = self._wanted()
        problems = [
            f"{code}: {problem}"
            for code, _name in settings.LANGUAGES[1:]
            for problem in self._problems(settings.LOCALE_PATHS[0], code, wanted)
        ]
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} problems in the catalogues")
        self.stdout.write(f"{len(wanted)} messages, complete in {len(settings.LANGUAGES) - 1} languages")

    @staticmethod
    def _wanted() -> set[tuple[str, str]]:
        """Messages and contexts in the code, by gettext's own tools; empty where they are not installed."""
        if not shutil.which("xgettext"):
            return set()
        here, folder = Path.cwd(), settings.LOCALE_PATHS[0] / SCRATCH
        os.chdir(settings.ROOT)
        try:
            call_command(
                "makemessages", locale=[SCRATCH], ignore_patterns=IGNORED, no_location=True, verbosity=0
            )
            return set(_keys(_read(folder / "LC_MESSAGES/django.po")))
        finally:
            os.chdir(here)
            shutil.rmtree(folder, ignore_errors=True)

    @staticmethod
    def _problems(folder: Path, code: str, wanted: set[tuple[str, str]]) -> Iterator[str]:
        path = folder / to_locale(code) / "LC_MESSAGES" / "django.po"
        if not path.exists():
            yield f"there is no catalogue {path.name}"
            return
        catalog = _read(path)
        for context, text in sorted(wanted - set(_keys(catalog))):
            yield f"not in the catalogue: {text!r}{f' ({context})' if context else ''}"
        for message in catalog:
            if message.id and (message.fuzzy or not _is_complete(message.string)):
                yield f"{'fuzzy' if message.fuzzy else 'not translated'}: {message.id!r}"
        for message, errors in catalog.check():
            yield from (f"{message.id!r}: {error}" for error in errors)


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _keys(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for message in catalog:
        if message.id:
            yield message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _is_complete(text: object) -> bool:
    return all(text) if isinstance(text, list | tuple) else bool(text)
