"""Where the index and the database differ: what is missing, stale, or too much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.outbox import waiting_keys
from search.backends import get_backend
from search.indexing import TOPIC, document_id, indexable_pages, page_ids, sync_page
from search.models import DocumentVersion

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Drift:
    """Documents that differ, by how they do. What still waits in the outbox is none: it is on its way."""

    missing: tuple[str, ...] = ()  #: pages that readers may see and search does not have
    stale: tuple[str, ...] = ()  #: documents older than the page's last version
    extra: tuple[str, ...] = ()  #: documents of pages that readers may not see

    @property
    def total(self) -> int:
        """How many documents differ."""
        return len(self.missing) + len(self.stale) + len(self.extra)


def find_drift() -> Drift:
    """Compare every page's version with the index. Raises ``SearchUnavailableError``."""
    indexed = get_backend().versions()
    wanted = {document_id(page.pk) for page in indexable_pages()}
    counters = dict(DocumentVersion.objects.values_list("document_id", "version"))
    waiting = {document_id(key) for key in waiting_keys(TOPIC)}
    return Drift(
        missing=tuple(sorted(wanted - indexed.keys() - waiting)),
        stale=tuple(sorted(one for one in _stale(indexed, counters) if one in wanted - waiting)),
        extra=tuple(sorted(indexed.keys() - wanted - waiting)),
    )


def repair(drift: Drift) -> None:
    """Write the differing documents again."""
    for page_id in page_ids((*drift.missing, *drift.stale, *drift.extra)):
        sync_page(page_id)


def _stale(indexed: Mapping[str, int], counters: Mapping[str, int]) -> set[str]:
    return {one for one, version in indexed.items() if version < counters.get(one, 0)}
