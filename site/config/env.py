"""The only place that reads the process environment; ``site/docs/operations.md`` lists every variable (a test compares)."""

from dataclasses import dataclass
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent.parent

_env = environ.Env()


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says, typed, with the defaults that let ``make run`` work without any of it."""

    database_url: str
    elasticsearch_url: str
    redis_url: str
    secret_key: str
    allowed_hosts: tuple[str, ...]
    base_url: str
    languages: tuple[str, ...]
    time_zone: str
    email_url: str
    email_from: str
    media_root: Path
    state_dir: Path
    sentry_dsn: str
    cache_purge_url: str
    ops_token: str
    proxies: int
    search_prefix: str
    require_mfa: bool | None


def read() -> Environment:
    """Read the environment once; raises ``environ.ImproperlyConfigured`` for a value that cannot be read."""
    state_dir = Path(_env.str("MERIDIAN_STATE_DIR", default=str(ROOT / "var")))
    return Environment(
        database_url=_env.str("DATABASE_URL", default=f"sqlite:///{state_dir / 'db.sqlite3'}"),
        elasticsearch_url=_env.str("ELASTICSEARCH_URL", default=""),
        redis_url=_env.str("REDIS_URL", default=""),
        secret_key=_env.str("MERIDIAN_SECRET_KEY", default=""),
        allowed_hosts=tuple(_env.list("MERIDIAN_ALLOWED_HOSTS", default=[])),
        base_url=_env.str("MERIDIAN_BASE_URL", default="http://127.0.0.1:8000").rstrip("/"),
        languages=tuple(_env.list("MERIDIAN_LANGUAGES", default=["en", "fr", "de", "es", "ar", "zh-hans"])),
        time_zone=_env.str("MERIDIAN_TIME_ZONE", default="Europe/Lisbon"),
        email_url=_env.str("MERIDIAN_EMAIL_URL", default=""),
        email_from=_env.str("MERIDIAN_EMAIL_FROM", default="international@localhost"),
        media_root=Path(_env.str("MERIDIAN_MEDIA_ROOT", default=str(state_dir / "media"))),
        state_dir=state_dir,
        sentry_dsn=_env.str("MERIDIAN_SENTRY_DSN", default=""),
        cache_purge_url=_env.str("MERIDIAN_CACHE_PURGE_URL", default=""),
        ops_token=_env.str("MERIDIAN_OPS_TOKEN", default=""),
        proxies=_env.int("MERIDIAN_PROXIES", default=0),
        search_prefix=_env.str("MERIDIAN_SEARCH_PREFIX", default="meridian"),
        require_mfa=_env.bool("MERIDIAN_REQUIRE_MFA", default=None),
    )


def database(url: str) -> dict[str, object]:
    """Django's settings for a database URL; SQLite gets WAL and write locks taken at once.

    IMMEDIATE: a transaction that reads first and writes later cannot wait for the lock in SQLite, it fails.
    """
    settings: dict[str, object] = dict(_env.db_url_config(url))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {
            "timeout": 5,  # seconds an editor waits for another's write before being told
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728;",
        }
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        settings["CONN_MAX_AGE"] = 60
    return settings


def email(url: str) -> dict[str, object]:
    """Django's EMAIL_* settings for an e-mail URL (``smtp+tls://user:password@host:587``)."""
    return dict(_env.email_url_config(url))
