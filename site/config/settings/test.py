"""Tests: fast hashes, mail kept in memory, a state folder of their own."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403 -- a settings module is its base with differences
from config.settings.base import DATABASES, MERIDIAN_SEARCH, STORAGES

SECRET_KEY = "test-only-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STATE_DIR = Path(tempfile.gettempdir()) / "meridian-test"
STATE_DIR.mkdir(mode=0o700, exist_ok=True)
MEDIA_ROOT = STATE_DIR / "media"
STATIC_ROOT = STATE_DIR / "static"
# Elasticsearch is asked by the tests that name it (fixture `elasticsearch_url`), whatever the shell exports.
MERIDIAN_SEARCH = {
    **MERIDIAN_SEARCH, "ELASTICSEARCH_URL": "", "DIRECTORY": STATE_DIR / "search", "LOG_SECONDS": 0
}  # fmt: skip
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, so that --reuse-db has something to reuse: migrating takes longer than most test runs.
    DATABASES["default"]["TEST"] = {"NAME": STATE_DIR / "test.sqlite3"}
