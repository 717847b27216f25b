"""``manage.py sync_languages``."""

from typing import Any

from django.core.management.base import BaseCommand

from home.languages import sync_languages


class Command(BaseCommand):
    """Makes locale, tree, home, groups and workflow of each language in ``MERIDIAN_LANGUAGES``; idempotent."""

    help = "Make what each language of MERIDIAN_LANGUAGES needs: locale, page tree, groups, workflow. Idempotent."

    def handle(self, *_args: Any, **options: Any) -> None:
        sync_languages(self.stdout.write if options["verbosity"] else None)
