"""How search is, for ``/healthz`` (decisions.md 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import clock
from core.models.outbox import OutboxItem
from search.backends import get_backend
from search.indexing import TOPIC

if TYPE_CHECKING:
    from collections.abc import Mapping


def search() -> Mapping[str, Any]:
    """Name the engine, how many documents it holds, how many pages wait for it and the longest for how many seconds.

    Raises ``SearchUnavailableError`` where the engine does not answer; the caller reports the part as down.
    """
    backend = get_backend()
    waiting = OutboxItem.objects.filter(topic=TOPIC)
    oldest = waiting.order_by("created_at").values_list("created_at", flat=True).first()
    return {
        "ok": True,
        "engine": backend.name,
        "documents": len(backend.versions()),
        "waiting": waiting.count(),
        "oldest_seconds": round((clock.now() - oldest).total_seconds()) if oldest else 0,
    }
