"""How search is, for ``/healthz`` (decisions.md 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Min, Q

from core import clock
from core.models.outbox import OutboxItem
from search.backends import get_backend
from search.backends.guarded import GuardedBackend
from search.contract import SearchQuery
from search.indexing import TOPIC
from search.records.record import LOCALE
from search.records.store import TOPIC as RECORDS_TOPIC
from search.records.store import record_backend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.contract import SearchBackend


def search() -> Mapping[str, Any]:
    """Name the engine, whether it is asked, how many documents it holds, and how many pages wait, the longest how long.

    Down is where the engine that should answer does not, though readers get the fallback's answers meanwhile. Raises
    ``SearchUnavailableError`` where no engine answers.
    """
    return _state(get_backend(), TOPIC, _languages())


def records() -> Mapping[str, Any]:
    """Say the same of the index of records, of which institutions are found by their names. Raises the same."""
    return _state(record_backend(), RECORDS_TOPIC, (LOCALE,))


def count_documents(backend: SearchBackend, locales: Sequence[str] = ()) -> int:
    """How many documents an engine holds in some languages, or in those of the site, without reading one."""
    return sum(backend.search(_everything(code)).total for code in locales or _languages())


def _state(backend: SearchBackend, topic: str, locales: Sequence[str]) -> Mapping[str, Any]:
    waiting = OutboxItem.objects.filter(topic=topic).aggregate(
        waiting=Count("pk", filter=Q(failed_at__isnull=True)),
        failed=Count("pk", filter=Q(failed_at__isnull=False)),
        oldest=Min("created_at"),
    )
    oldest = waiting.pop("oldest")
    state = {
        "engine": backend.name,
        **waiting,
        "oldest_seconds": round((clock.now() - oldest).total_seconds()) if oldest else 0,
    }
    if not isinstance(backend, GuardedBackend):
        return {"ok": True, **state, "documents": count_documents(backend, locales)}
    asked = backend.search(_everything(locales[0]))
    return {
        "ok": not asked.degraded,
        **state,
        "answers": asked.engine,
        "breaker": backend.asking.state,
        "documents": count_documents(backend, locales),
        "fallback": backend.has_fallback(),
    }


def _languages() -> tuple[str, ...]:
    return tuple(code for code, _name in settings.LANGUAGES)


def _everything(locale: str) -> SearchQuery:
    return SearchQuery(locale=locale, now=clock.now(), include_closed=True, limit=0, highlight=False)
