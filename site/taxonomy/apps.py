"""The vocabularies as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    name = "taxonomy"
    label = "taxonomy"
    verbose_name = _("Vocabularies")

    def ready(self) -> None:
        from taxonomy import signals  # noqa: F401 -- importing connects the receivers
