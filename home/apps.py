"""Home, news and contact."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, news and contact."""

    name = "home"
    verbose_name = _("Home, news and contact")

    def ready(self) -> None:
        """Register the checks."""
        from home import checks  # noqa: F401 -- it registers what it holds when imported
