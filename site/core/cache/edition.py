"""The edition: one value for the site that changes with every change a reader can see.

It is the modification time of ``edition`` in the state folder, read by one ``stat``, or a Redis key when
``MERIDIAN_REDIS_URL`` is set (several web machines). Values are times in nanoseconds, never counters: a
counter that a flushed Redis starts again would bring old pages back.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import redis
from django.conf import settings

if TYPE_CHECKING:
    from redis import Redis

KEY = "meridian:edition"
#: A server that does not answer in this time is not asked again for the pause (hardening.md 42).
TIMEOUT, PAUSE = 1.0, 30.0
#: How old a value from Redis may be in one process: a publish is seen within a second in all of them.
FRESH = 0.25
UNKNOWN = "?"

_memory: dict[str, tuple[float, str]] = {}


def current_edition() -> str:
    """Return the edition; one that never comes again, marked as unknown, while it cannot be read."""
    return _from_redis() if settings.MERIDIAN_REDIS_URL else _from_file()


def is_known(edition: str) -> bool:
    """Return whether answers may be kept under this edition."""
    return not edition.startswith(UNKNOWN)


def raise_edition() -> None:
    """Begin a new edition: every answer kept so far is out of use, in all processes. Raises ``OSError`` or
    ``RedisError`` if that cannot be written, so that the outbox tries again.
    """  # noqa: D205 -- two promises
    if settings.MERIDIAN_REDIS_URL:
        _memory.clear()
        _client(settings.MERIDIAN_REDIS_URL).set(KEY, time.time_ns())
        return
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), path.stat().st_mtime_ns + 1)
    os.utime(path, ns=(now, now))


def handle_job(key: str) -> None:
    """Raise the edition as a handler of the outbox; the key does not matter."""
    del key
    raise_edition()


def _path() -> Path:
    return Path(settings.STATE_DIR) / "edition"


def _from_file() -> str:
    try:
        return str(os.stat(_edition_file(str(settings.STATE_DIR))).st_mtime_ns)  # noqa: PTH116 -- asked at every request
    except FileNotFoundError:
        with suppress(OSError):
            raise_edition()
        return _unknown()
    except OSError:
        return _unknown()


@lru_cache(maxsize=8)
def _edition_file(folder: str) -> str:
    return str(Path(folder) / "edition")


def _from_redis() -> str:
    until, edition = _memory.get("edition", (0.0, ""))
    now = time.monotonic()
    if now < until:
        return edition or _unknown()
    try:
        client = _client(settings.MERIDIAN_REDIS_URL)
        edition = str(client.get(KEY) or "") or _begin(client)
        _memory["edition"] = (now + FRESH, edition)
    except (redis.RedisError, OSError):
        _memory["edition"] = (time.monotonic() + PAUSE, "")
        return _unknown()
    return edition


def _begin(client: Redis) -> str:
    """Write the first edition unless another process has just done so."""
    client.set(KEY, time.time_ns(), nx=True)
    return str(client.get(KEY))


def _unknown() -> str:
    return f"{UNKNOWN}{time.monotonic_ns()}"


@lru_cache(maxsize=2)
def _client(url: str) -> Redis:
    return redis.Redis.from_url(
        url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, decode_responses=True, retry=None
    )
