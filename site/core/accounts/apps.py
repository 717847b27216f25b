"""People who work in the CMS."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """The user model alone, so that its migration comes before Wagtail's."""

    name = "core.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
