"""Wagtail's user screens over our own user model."""

from wagtail.users.apps import WagtailUsersAppConfig


class MeridianUsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's users app; the viewset is Wagtail's own until roles need more."""
