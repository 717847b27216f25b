"""Development: what ``make run`` uses."""

from config.settings.base import *  # noqa: F403 -- a settings module is its base with differences
from config.settings.base import STATE_DIR, STORAGES

DEBUG = True
SECRET_KEY = "development-only-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
INTERNAL_IPS = ["127.0.0.1"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE_DIR / "mail"
WHITENOISE_USE_FINDERS = True
