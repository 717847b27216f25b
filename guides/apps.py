"""Arrival guides."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    """Arrival guides."""

    name = "guides"
    verbose_name = _("Arrival guides")
