"""System checks of the site as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 -- Django's name for it
from django.db import DatabaseError
from django.utils.module_loading import import_string

from core import clock
from core.models.outbox import Heartbeat, OutboxItem

if TYPE_CHECKING:
    from django.apps import AppConfig

#: Work that waits this long with no worker seen will not be done by the attempt after a commit.
WAITED_TOO_LONG = timedelta(minutes=10)


def dotted_names() -> Iterator[tuple[str, str]]:
    """Yield each setting of ours that names functions by path, with the names."""
    for handlers in settings.MERIDIAN_OUTBOX_HANDLERS.values():
        for name in (handlers,) if isinstance(handlers, str) else handlers:
            yield "MERIDIAN_OUTBOX_HANDLERS", name
    for name in settings.MERIDIAN_OUTBOX_TOGETHER.values():
        yield "MERIDIAN_OUTBOX_TOGETHER", name
    for name in settings.MERIDIAN_HEALTH_PARTS.values():
        yield "MERIDIAN_HEALTH_PARTS", name
    for name in settings.MERIDIAN_CHORES:
        yield "MERIDIAN_CHORES", name
    parameters = getattr(settings, "MERIDIAN_QUERY_PARAMETERS", None)
    if isinstance(parameters, str):
        yield "MERIDIAN_QUERY_PARAMETERS", parameters


@register()
def names_lead_somewhere(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E001: a setting names a function that is not there."""
    del app_configs, kwargs
    errors: list[CheckMessage] = []
    for setting, name in dotted_names():
        try:
            import_string(name)
        except ImportError as error:
            errors.append(Error(f"{setting}: {name} cannot be imported: {error}", id="core.E001"))
    return errors


@register(Tags.database)
def somebody_works(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """W001: background jobs wait and no worker runs."""
    del app_configs, kwargs
    if "default" not in (databases or ()):
        return []
    now = clock.now()
    try:
        waits = OutboxItem.objects.waiting().filter(created_at__lt=now - WAITED_TOO_LONG).exists()
        alive = Heartbeat.is_fresh("worker", now, WAITED_TOO_LONG)
    except DatabaseError:  # before the first migration
        return []
    if alive or not waits:
        return []
    hint = "Start “python site/manage.py worker” and keep it running."
    return [Warning("Background jobs wait and no worker has been seen.", hint=hint, id="core.W001")]
