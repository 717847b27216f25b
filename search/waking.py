"""What the worker does once an engine is back: the jobs that failed for want of it are due at once."""

from __future__ import annotations

import logging

from core import clock, outbox
from core.models.outbox import OutboxItem
from search.contract import SearchUnavailableError
from search.indexing import TOPIC, sync_page
from search.records.waking import wake_records
from search.refusing import make_anew_if_refusing, not_refusing

logger = logging.getLogger("meridian.search")


def wake() -> None:
    """Make the jobs that failed for want of an engine due at once, as soon as one of their kind succeeds again."""
    _wake_pages()
    wake_records()


def _wake_pages() -> None:
    """Probe with a page.

    Any of them is the probe, so that one that can never succeed keeps no other asleep.
    """
    asleep = OutboxItem.objects.asleep(TOPIC, SearchUnavailableError.__name__, clock.now())
    key = asleep.order_by("?").values_list("key", flat=True).first()
    if key is None:
        return
    try:
        sync_page(int(key))
    except SearchUnavailableError:
        make_anew_if_refusing()
        return
    not_refusing()
    woken = outbox.wake(TOPIC, SearchUnavailableError.__name__)
    logger.warning("search engine is back", extra={"jobs": woken})
    _catch_up()


def _catch_up() -> None:
    """Do at once what is due, many pages a write: one by one a thousand would take minutes."""
    try:
        while outbox.run_together(TOPIC):
            pass
    except SearchUnavailableError as error:  # one of them may be why: the worker takes them one by one
        logger.warning("jobs could not be done together", extra={"error": str(error)})
