"""What answers where there is no index at all: the main database, simply and honestly.

Words are looked for in titles and summaries as they are spelled; filters and states hold. Nothing is counted by facet,
corrected, or ranked beyond "in the title first" (decisions.md 4).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q, QuerySet

from core import clock
from core.page_types import own_page_types
from core.restrictions import not_expired, unrestricted
from search.backends.counting import on_days
from search.contract import KIND_FACET, STATUS_FACET, TERM_FACET, SearchHit, SearchResults, Suggestion
from search.documents import Content, document_id
from search.loading import loaded_pages
from search.status import OVER, STATES_OF, deadline_ahead, state_of
from search.words import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wagtail.query import PageQuerySet

    from search.contract import SearchQuery

NAME: Final = "database"
#: A simplified answer is not kept by the page cache for longer than the server may be away.
SIMPLE_FOR: Final = timedelta(seconds=30)
#: Pages of a kind that are looked at, newest first: reading one takes half a millisecond, and this is a stopgap.
_MOST: Final = 100
#: Words of a question that are looked for.
_WORDS: Final = 6
_LAST: Final = datetime.max.replace(tzinfo=UTC)


def search(query: SearchQuery) -> SearchResults:
    """Answer a query from titles and summaries; no more than the newest of each kind are looked at."""
    words = _words(query.text)
    hits = [hit for hit in _hits(query, words) if _fits(hit, query)]
    statuses = (*query.statuses, *query.filters.get(STATUS_FACET, ()))
    hides_over = not statuses and not query.include_closed
    states = frozenset().union(*(STATES_OF.get(one, frozenset()) for one in statuses))
    shown = [
        hit for hit in hits if (hit.status in states if statuses else not (hides_over and hit.status in OVER))
    ]
    shown.sort(key=lambda hit: _place(hit, query.order, words))
    start = max(0, query.offset)
    return SearchResults(
        hits=tuple(shown[start : start + max(0, query.limit)]),
        total=len(shown),
        hidden_closed=len(hits) - len(shown) if hides_over else 0,
        other_languages=sum(hit.document.language != query.locale for hit in shown),
        engine=NAME,
        degraded=True,
    )


def suggest(
    text: str, locale: str, limit: int = 8, excluded_ids: tuple[str, ...] = ()
) -> tuple[Suggestion, ...]:
    """Titles with the words, those that begin with them first."""
    words = _words(text)
    found: list[Suggestion] = []
    for model in own_page_types() if words else ():
        pages = _public(model, locale, clock.now()).filter(_all_of(words, "title"))
        rows = pages.select_related("locale", "alias_of__locale")[:_MOST]
        found += (_suggestion(page) for page in rows if document_id(page.pk) not in excluded_ids)
    found.sort(key=lambda one: (not one.title.lower().startswith(words[0]), len(one.title), one.title))
    return tuple(found[: max(0, limit)])


def _suggestion(page: Any) -> Suggestion:
    return Suggestion(
        page.title, page.get_url() or "", page.kind, page.content_language, document_id(page.pk)
    )


def _words(text: str) -> list[str]:
    return [clause.text.lower() for clause in clauses(text) if not clause.is_excluded][:_WORDS]


def _all_of(words: Sequence[str], *fields: str) -> Q:
    """Every word in any of some fields."""
    each = (
        reduce(lambda one, other: one | other, (Q(**{f"{field}__icontains": word}) for field in fields))
        for word in words
    )
    return reduce(and_, each, Q())


def _public(model: Any, locale: str, now: datetime) -> QuerySet[Any]:
    """Pages of a type in a language's tree that readers may see, newest first."""
    pages: PageQuerySet = model.objects.filter(not_expired(now), live=True, locale__language_code=locale)
    found: QuerySet[Any] = unrestricted(pages).order_by("-first_published_at", "pk")
    return found if model.in_search else found.none()


def _hits(query: SearchQuery, words: Sequence[str]) -> Iterator[SearchHit]:
    """Pages with all words and without those behind a minus."""
    without = [clause.text for clause in clauses(query.text) if clause.is_excluded]
    terms = frozenset(query.filters.get(TERM_FACET, ()))
    for model in own_page_types():
        if query.kinds and model.kind not in query.kinds:
            continue
        found = _public(model, query.locale, query.now).filter(_all_of(words, "title", "summary"))
        for word in without:
            found = found.exclude(_all_of([word], "title", "summary"))
        for page in loaded_pages(found.values_list("pk", flat=True)[:_MOST]).values():
            document = Content(page).document(page, None, 0)
            yield SearchHit(
                document,
                status=state_of(document, query.now, terms),
                next_deadline=deadline_ahead(document, query.now, terms),
            )


def _fits(hit: SearchHit, query: SearchQuery) -> bool:
    """Whether a hit passes everything but words and states."""
    document = hit.document
    facets: Mapping[str, Sequence[str]] = {**document.facets, KIND_FACET: (document.kind,)}
    chosen = ((name, codes) for name, codes in query.filters.items() if codes and name != STATUS_FACET)
    return (
        document.id not in query.excluded_ids
        and (query.only_ids is None or document.id in query.only_ids)
        and all(set(codes) & set(facets.get(name, ())) for name, codes in chosen)
        and on_days(document, query)
    )


def _place(hit: SearchHit, order: str, words: Sequence[str]) -> tuple[Any, ...]:
    """Where a hit stands in an order; what is over last, the reader's language first."""
    document = hit.document
    published = -(document.published_at.timestamp() if document.published_at else 0.0)
    ahead = hit.next_deadline or _LAST
    by_order: dict[str, tuple[Any, ...]] = {
        "deadline": (ahead,),
        "start": (document.starts_at or _LAST,),
        "title": (document.sort_title,),
        "newest": (published,),
    }
    title = document.title.lower()
    relevance = (not all(word in title for word in words), ahead, published)
    is_over, is_foreign = hit.status in OVER, document.language != document.locale
    return (is_over, is_foreign, *by_order.get(order, relevance), document.id)
