"""Public search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Contract, facets, indexing and engines; knows no page type."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals."""
        from search import checks, edition, engine_checks, signals  # noqa: F401 -- they register themselves when imported
