"""Partner universities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersDirectoryConfig(AppConfig):
    """Institutions, partner pages, joint research."""

    name = "partners_directory"
    verbose_name = _("Partner directory")

    def ready(self) -> None:
        """Connect signals."""
        from partners_directory import signals  # noqa: F401 -- registers what it holds when imported
