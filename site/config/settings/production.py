"""Production: ``make serve`` and real servers. Refuses to start without a secret key (hardening.md 27)."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403 -- a settings module is its base with differences
from config.settings.base import ALLOWED_HOSTS, BASE_URL, ENV, SECRET_KEY, STORAGES, TEMPLATES

if not SECRET_KEY:
    raise ImproperlyConfigured(
        "MERIDIAN_SECRET_KEY is not set: production does not start without a secret key."
    )

_base = urlsplit(BASE_URL)
_secure = _base.scheme == "https"
if not _secure and _base.hostname not in {"localhost", "127.0.0.1", "::1"}:
    raise ImproperlyConfigured(
        "MERIDIAN_BASE_URL: plain http is for this machine only; give an https address."
    )
ALLOWED_HOSTS = ALLOWED_HOSTS or [_base.hostname or ""]
CSRF_TRUSTED_ORIGINS = [f"{_base.scheme}://{_base.netloc}"]

# Cookies, redirect and HSTS follow the scheme of the public address (decisions.md 30).
SECURE_SSL_REDIRECT = _secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.proxies else None
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _secure
SECURE_HSTS_PRELOAD = _secure
SECURE_REDIRECT_EXEMPT = [r"^(livez|readyz|healthz|metrics)$"]
MERIDIAN_REQUIRE_MFA = _secure if ENV.require_mfa is None else ENV.require_mfa
SESSION_COOKIE_SECURE = _secure
CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_NAME = "__Host-session" if _secure else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if _secure else "csrf"

# Style sheets and scripts are compressed once, by collectstatic.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

for _engine in TEMPLATES:
    _engine["APP_DIRS"] = False
    _engine["OPTIONS"]["loaders"] = [
        (
            "django.template.loaders.cached.Loader",
            ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
        ),
    ]

# Django's own default sends errors to ADMINS alone: without any, a fault would leave no trace. Pages that are not there
# are no faults.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
    },
}
