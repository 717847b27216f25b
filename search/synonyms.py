"""The editors' synonyms as a search needs them."""

from __future__ import annotations

from core.memo import edition_memo
from search.models import SynonymGroup


def synonyms_for(locale: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of a language: one query a process and edition, and a changed group begins a new edition."""

    def read() -> tuple[tuple[str, ...], ...]:
        return tuple(group.terms for group in SynonymGroup.objects.filter(language=locale).order_by("pk"))

    groups: tuple[tuple[str, ...], ...] = edition_memo(("search.synonyms", locale), read)
    return groups
