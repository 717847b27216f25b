"""Where an index and the database differ: what is missing, stale, or too much."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.outbox import waiting_keys
from search.backends import engines, get_backend
from search.backends.feeding import rebuild_all
from search.documents import document_id, page_ids
from search.indexing import TOPIC, all_documents, indexable_pages, sync_pages
from search.models import DocumentVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.contract import SearchBackend

#: With more differences than this the index is made anew: one by one a page takes ten times as long as in a stream.
MOST_SINGLE = 500
#: Pages that are written again at once, as jobs are that waited.
TOGETHER = 100


@dataclass(frozen=True, slots=True)
class Drift:
    """Documents in which an engine differs. What still waits in the outbox is none: it is on its way."""

    engine: str = ""
    missing: tuple[str, ...] = ()  #: pages that readers may see and the engine does not have
    stale: tuple[str, ...] = ()  #: documents of another version than the page's last
    extra: tuple[str, ...] = ()  #: documents of pages that readers may not see
    held: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)  #: versions in the index

    @property
    def ids(self) -> tuple[str, ...]:
        """All that differ."""
        return (*self.missing, *self.stale, *self.extra)

    @property
    def total(self) -> int:
        """How many documents differ."""
        return len(self.ids)


def find_drift(among: Iterable[SearchBackend] | None = None) -> list[Drift]:
    """Compare every page's version with each engine's. Raises ``SearchUnavailableError``.

    The engines are asked before the database: what is written in between is then missing from neither.
    """
    indexed = {engine.name: engine.versions() for engine in (engines() if among is None else among)}
    counters = dict(DocumentVersion.objects.values_list("document_id", "version"))
    wanted = {document_id(pk) for pk in indexable_pages().order_by().values_list("pk", flat=True)}
    waiting = {document_id(key) for key in waiting_keys(TOPIC)}
    return [
        Drift(
            engine=name,
            missing=tuple(sorted(wanted - versions.keys() - waiting)),
            stale=tuple(
                sorted(
                    one
                    for one, version in versions.items()
                    if version != counters.get(one, 0) and one in wanted and one not in waiting
                )
            ),
            extra=tuple(sorted(versions.keys() - wanted - waiting)),
            held=versions,
        )
        for name, versions in indexed.items()
    ]


def repair(drifts: Iterable[Drift]) -> None:
    """Write the differing documents again; an engine that differs in much is made anew."""
    found = list(drifts)
    behind = [engine for engine in engines() if any(_is_far(one, engine) for one in found)]
    if behind:
        rebuild_all(behind, all_documents())
    ids = {
        one for drift in found if drift.engine not in {engine.name for engine in behind} for one in drift.ids
    }
    strange = _caught_up({one: max(drift.held.get(one, 0) for drift in found) for one in sorted(ids)})
    if strange:
        get_backend().delete(strange)
    pages = [str(one) for one in page_ids(sorted(ids - strange.keys()))]
    for begin in range(0, len(pages), TOGETHER):
        sync_pages(pages[begin : begin + TOGETHER])


def _caught_up(held: Mapping[str, int]) -> dict[str, int]:
    """Let pages count on from the versions held, or each later change would lose; return what is no page's, to remove.

    An index is ahead of a database that was restored.
    """
    pages = {one for one in held if page_ids([one])[0]}
    for one in sorted(pages):
        DocumentVersion.objects.get_or_create(document_id=one)
        DocumentVersion.objects.filter(document_id=one, version__lt=held[one]).update(version=held[one])
    return {one: version + 1 for one, version in held.items() if one not in pages}


def _is_far(drift: Drift, engine: SearchBackend) -> bool:
    return drift.engine == engine.name and drift.total > MOST_SINGLE
