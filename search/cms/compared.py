"""The pages that stand before a page, beside it: where each has the words, so that an editor sees what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search.cms.described import field_labels
from search.explain import OWN_FIELDS
from taxonomy.labels import label

if TYPE_CHECKING:
    from search.contract import SearchDocument, SearchHit
    from search.standing import Place, Standing


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the pages; ``marks`` say what else decides: its state, another language."""

    position: int
    title: str
    language: str
    url: str
    marks: tuple[str, ...]
    cells: tuple[str, ...]
    is_it: bool


def columns(standing: Standing) -> list[str]:
    """The fields of the page's own, and one for all of its original, where one of the pages has one."""
    original = [_("Original")] if _has_original(standing) else []
    return [*list(field_labels().values())[:OWN_FIELDS], *original]


def compared(standing: Standing, document: SearchDocument) -> tuple[Rival, ...]:
    """What stands just before the page, and itself; what is found instead where it is not; nothing where it is alone."""
    if [place.hit.document.id for place in standing.near] == [document.id]:
        return ()
    return tuple(_rival(place, document, has_original=_has_original(standing)) for place in standing.near)


def _has_original(standing: Standing) -> bool:
    return any(place.hit.document.source_language for place in standing.near)


def _rival(place: Place, document: SearchDocument, *, has_original: bool) -> Rival:
    its = place.hit.document
    return Rival(
        place.position,
        its.title,
        its.language,
        its.url,
        _marks(place.hit),
        _cells(place, has_original=has_original),
        its.id == document.id,
    )


def _marks(hit: SearchHit) -> tuple[str, ...]:
    reader = get_language() or ""
    state = label("status", hit.status, reader) if hit.status else ""
    is_foreign = hit.document.language != hit.document.locale
    language = label("language", hit.document.language, reader) if is_foreign else ""
    return tuple(mark for mark in (state, language) if mark)


def _cells(place: Place, *, has_original: bool) -> tuple[str, ...]:
    own = [_count(count, place.terms) for count in place.fields[:OWN_FIELDS]]
    if place.is_title:
        own[0] = _("exactly this")
    original = [_count(max(place.fields[OWN_FIELDS:]), place.terms)] if has_original else []
    return (*own, *original)


def _count(count: int, terms: int) -> str:
    return _("%(count)d of %(total)d") % {"count": count, "total": terms} if count else ""
