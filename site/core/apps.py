"""What every page shares."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Media, users, contacts, places, the base of all pages, and the services they use."""

    name = "core"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signals and register checks."""
        from core import checks, overrides, privacy, signals, trees  # noqa: F401 -- they register what they hold when imported
