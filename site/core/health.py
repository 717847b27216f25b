"""Is it alive, is it ready, and how is each part (decisions.md 15)."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import redis
from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from core import clock
from core.cache import current_edition, is_known
from core.cache.middleware import STORE
from core.models.outbox import Heartbeat, OutboxItem
from core.watch import answers_within

if TYPE_CHECKING:
    from django.http import HttpRequest

Detail = Mapping[str, Any]

#: A part that has not answered by then is down; the whole answer stays below a second (hardening.md 45).
PATIENCE = 0.8
#: The worker shows itself every 15 s and publishes every minute; three missed times are no accident.
WORKER_SEEN = timedelta(seconds=60)
PUBLISHING_RAN = timedelta(minutes=5)
NEVER_KEPT = {"Cache-Control": "no-store"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """Answer, touching nothing: the process is alive."""
    del request
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8", headers=NEVER_KEPT)


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Say whether the database answers; 503 if not."""
    del request
    parts = answers_within(PATIENCE, {"database": database})
    ready = bool(parts["database"]["ok"])
    return JsonResponse({"database": ready}, status=200 if ready else 503, headers=NEVER_KEPT)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say how each part is to who has the token, 503 if one is down; 404 to everybody else."""
    token = settings.MERIDIAN_OPS_TOKEN
    given = request.META.get("HTTP_AUTHORIZATION", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Http404
    parts = answers_within(PATIENCE, {**PARTS, **_named_parts()})
    healthy = all(part["ok"] for part in parts.values())
    return JsonResponse({"ok": healthy, **parts}, status=200 if healthy else 503, headers=NEVER_KEPT)


def database() -> Detail:
    """Ask the database for a row of ours: an empty file in the place of SQLite's answers, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations")
        cursor.fetchone()
    return {"ok": True, "engine": connection.vendor}


def cache() -> Detail:
    """Say whether the edition can be read, and how many pages this process keeps."""
    if settings.MERIDIAN_REDIS_URL:
        redis.Redis.from_url(
            settings.MERIDIAN_REDIS_URL, socket_timeout=0.5, socket_connect_timeout=0.5
        ).ping()
    return {
        "ok": is_known(current_edition()),
        "pages": len(STORE),
        "shared": bool(settings.MERIDIAN_REDIS_URL),
    }


def outbox() -> Detail:
    """Say how much work waits, for how long, and how much was given up."""
    now = clock.now()
    oldest = OutboxItem.objects.waiting().order_by("created_at").values_list("created_at", flat=True).first()
    return {
        "ok": True,
        "waiting": OutboxItem.objects.waiting().count(),
        "failed": OutboxItem.objects.failed().count(),
        "oldest_seconds": round((now - oldest).total_seconds()) if oldest else 0,
    }


def worker() -> Detail:
    """Say when the worker was last seen."""
    return _last("worker", WORKER_SEEN)


def publishing() -> Detail:
    """Say when scheduled publishing last ran."""
    return _last("publish_scheduled", PUBLISHING_RAN)


def mail() -> Detail:
    """Say whether the mail server takes a connection; other backends need none."""
    if settings.EMAIL_BACKEND == SMTP:
        server = get_connection(timeout=PATIENCE / 2)
        server.open()
        server.close()
    return {"ok": True, "backend": settings.EMAIL_BACKEND.rsplit(".", 2)[-2]}


#: The parts that core knows; ``MERIDIAN_HEALTH_PARTS`` names those of the packages above it.
PARTS: Mapping[str, Callable[[], Detail]] = {
    "database": database,
    "cache": cache,
    "outbox": outbox,
    "worker": worker,
    "scheduled_publishing": publishing,
    "mail": mail,
}


def _named_parts() -> dict[str, Callable[[], Detail]]:
    return {name: import_string(dotted) for name, dotted in settings.MERIDIAN_HEALTH_PARTS.items()}


def _last(name: str, within: timedelta) -> Detail:
    seen, now = Heartbeat.last(name), clock.now()
    return {"ok": seen is not None and now - seen <= within, "last_seen": seen.isoformat() if seen else None}
