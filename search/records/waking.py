"""What the worker does for records once an engine is back: the jobs that failed for want of it are due at once."""

from __future__ import annotations

import logging

from django.utils.module_loading import import_string

from core import clock, outbox
from core.models.outbox import OutboxItem
from search.contract import SearchUnavailableError
from search.records.store import TOPIC

logger = logging.getLogger("meridian.search")


def wake_records() -> None:
    """Make the jobs of records that failed for want of an engine due at once, as soon as any of them succeeds."""
    asleep = OutboxItem.objects.asleep(TOPIC, SearchUnavailableError.__name__, clock.now())
    key = asleep.order_by("?").values_list("key", flat=True).first()
    if key is None:
        return
    try:
        for handler in outbox.handler_names(TOPIC):
            import_string(handler)(key)
    except SearchUnavailableError:
        return
    woken = outbox.wake(TOPIC, SearchUnavailableError.__name__)
    logger.warning("records can be written again", extra={"jobs": woken})
