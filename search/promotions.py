"""Pages that editors put above the results of a question (``wagtail.contrib.search_promotions``).

Wagtail's question has no language: the language of the promoted page says whose readers it is for. Readers of another
language get its translation where there is one (decisions.md 22).
"""

from __future__ import annotations

from collections.abc import Mapping

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from core import clock
from core.memo import edition_memo
from search.phrases import same_words
from search.visibility import visible_ids

#: More would push what the engine found out of sight.
MOST = 3

_Table = Mapping[frozenset[str], tuple[int, ...]]


def promoted_ids(text: str, locale: str) -> tuple[str, ...]:
    """Return the documents promoted for exactly these words, in the editors' order; only what everybody may see."""
    words = same_words(text)
    pages = _promoted(locale).get(words, ()) if words else ()
    if not pages:
        return ()
    seen = visible_ids(pages, clock.now())
    return tuple(f"page:{page}" for page in pages if page in seen)[:MOST]


def _promoted(locale: str) -> _Table:
    table: _Table = edition_memo(("search.promotions", locale), lambda: _read(locale))
    return table


def _read(locale: str) -> _Table:
    """Pages of this language's tree by words: first those promoted in it, then translations of those of other trees."""
    chosen = list(
        SearchPromotion.objects.filter(page__isnull=False)
        .order_by("query_id", "sort_order", "pk")
        .values_list("query__query_string", "page__translation_key", "page__locale__language_code", "page_id")
    )
    keys = {key for _words, key, language, _page in chosen if language != locale}
    here = dict(
        Page.objects.filter(
            translation_key__in=keys, locale__language_code=locale, alias_of__isnull=True
        ).values_list("translation_key", "pk")
    )
    table: dict[frozenset[str], dict[int, None]] = {}
    for is_own in (True, False):
        for words, key, language, page in chosen:
            shown = page if language == locale else here.get(key)
            if (language == locale) is is_own and shown is not None:
                table.setdefault(same_words(words), {})[shown] = None
    return {words: tuple(pages) for words, pages in table.items() if words}
