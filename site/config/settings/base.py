"""What is always true. Development, tests and production hold only their differences."""

from typing import Any

from django.conf.locale import LANG_INFO

from config import env
from config.settings.sign_in import *  # noqa: F403 -- settings of one subject, in a file of their own

ENV = env.read()
ROOT = env.ROOT
STATE_DIR = ENV.state_dir

BASE_URL = ENV.base_url
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = list(ENV.allowed_hosts)
DEBUG = False

INSTALLED_APPS = [
    "home",
    "guides",
    "events",
    "opportunities",
    "partners_directory",
    "search",
    "core",
    "core.accounts",
    "taxonomy",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "core.users.MeridianUsersAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

# The page cache stands before everything that needs a session or the database: cached pages serve without either.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.SecurityHeadersMiddleware",
    "core.middleware.ContentSecurityPolicyMiddleware",
    "core.cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.middleware.RedirectMiddleware",
    "core.admin.exports.SafeExportMiddleware",
    "axes.middleware.AxesMiddleware",
    "core.accounts.middleware.SignInMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
            ],
        },
    },
]

DATABASES = {"default": env.database(ENV.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
        "TIMEOUT": 3600,
    },
}

AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = ENV.languages[0]
LANGUAGES = [(code, LANG_INFO[code]["name_local"]) for code in ENV.languages]
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = ENV.time_zone
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = ENV.media_root

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if ENV.email_url:
    globals().update(env.email(ENV.email_url))
DEFAULT_FROM_EMAIL = ENV.email_from
SERVER_EMAIL = ENV.email_from

# Request limits: the largest form is a translated page; a longer body is an attack or a mistake.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o644

SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # limits hold per account, not per address (hardening.md 9)

# -- Wagtail ---------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Meridian"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_REDIRECTS_FILE_STORAGE = "cache"
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.uploads.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000  # phone photos pass; 121 megapixels took 1 GB (house.md)
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.uploads.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024  # a brochure for print; films belong where films are
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Rebuilt in pieces: one transaction over everything would keep editors from saving meanwhile.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "core.admin.searching", "ATOMIC_REBUILD": False}}
WAGTAILEMBEDS_FINDERS: list[
    dict[str, Any]
] = []  # embeds are a link until a click; core.blocks.embed lists who may
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DJANGO_TASKS: dict[str, Any] = TASKS

CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews itself

# -- Meridian ------------------------------------------------------------------------------------------------------------
MERIDIAN_OPS_TOKEN = ENV.ops_token
# Both for a page: what was kept of it ends when the index has followed, at the first try and at every later one.
MERIDIAN_OUTBOX_HANDLERS: dict[str, str | tuple[str, ...]] = {
    "search.page": ("search.indexing.handle_job", "core.cache.handle_job"),
    "search.records": "partners_directory.records.handle_job",
    "site.edition": "core.cache.handle_job",
}
MERIDIAN_OUTBOX_TOGETHER = {"search.indexing.handle_job": "search.indexing.sync_pages"}
MERIDIAN_HEALTH_PARTS = {"search": "search.health.search", "search_records": "search.health.records"}
MERIDIAN_SEARCH: dict[str, Any] = {
    "ELASTICSEARCH_URL": ENV.elasticsearch_url,
    "PREFIX": ENV.search_prefix,
    "DIRECTORY": STATE_DIR / "search",
    "RECORD_LABELS": "partners_directory.labels.institution_labels",
    "RECORDS": "partners_directory.records.all_records",
    "LOG_SECONDS": 10,  # searches are counted in memory and written so often; 0: never by themselves (tests)
    "ANALYZERS": {
        "en": "english", "fr": "french", "de": "german", "es": "spanish", "ar": "arabic", "zh-hans": "cjk",
        "it": "italian", "pt": "portuguese", "tr": "turkish", "ru": "russian", "hi": "hindi", "ja": "cjk",
    },
}  # fmt: skip
MERIDIAN_QUERY_PARAMETERS = "search.facets.query_parameters"
MERIDIAN_REDIS_URL = ENV.redis_url
# What the worker does besides its own: functions by dotted name, and every how many seconds.
MERIDIAN_CHORES = {"search.waking.wake": 5.0, "search.healing.heal": 10.0}
# Commands that the worker runs every morning, where they exist.
MERIDIAN_DAILY_JOBS = [
    "tidy_search_log", "archive_expired", "send_reminders", "send_digests", "clearsessions"
]  # fmt: skip

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],  # public and read-only; a session gives no rights here (hardening.md 11)
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    # The public API reads nothing; wagtail-localize's editor sends a form with every text that it keeps.
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.MultiPartParser", "rest_framework.parsers.FormParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "300/min", "suggest": "50/s"},  # a whole office types from one address
    "NUM_PROXIES": ENV.proxies,
    "EXCEPTION_HANDLER": "core.api.problems.exception_handler",
    "URL_FORMAT_OVERRIDE": None,  # every parameter is one that an endpoint declares
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Meridian content API",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "PREPROCESSING_HOOKS": ["core.api.schema.only_public_api"],
    "POSTPROCESSING_HOOKS": ["core.api.schema.with_shapes"],
    "DESCRIPTION": "Everything the site publishes, read only. How to use it: `site/docs/api.md`.",
    "LICENSE": {"name": "As the site says in its imprint"},
}
# Records of features that pages point at, and how the API writes them (``core.api.briefs``).
MERIDIAN_API_RECORDS = {"partners_directory.Institution": "partners_directory.api.InstitutionSerializer"}
