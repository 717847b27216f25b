"""People who work in the CMS; readers have no account."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Our own model from the first migration, so that it can grow."""
