"""Builds the finder: asks the engine, checks what may be seen, and puts together what a template draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.cache.rules import expire_at
from core.templatetags.formats import listed, number
from search.backends.database import SIMPLE_FOR
from search.cards import card_of
from search.finder.asking import Asking, is_filtered
from search.finder.dates import date_ranges, that_narrow
from search.finder.groups import facet_groups, filter_chips, removals
from search.finder.help import Stuck, help_for, softened_text, word_ways
from search.finder.model import Finder, OrderLink
from search.finder.paging import paging_of
from search.finder.request import FinderRequest, default_order, read
from search.together import search_together

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpRequest

    from search.cards import Card
    from search.contract import SearchHit, SearchQuery, SearchResults
    from search.finder.model import Chip, Paging
    from search.finder.spec import FinderSpec


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an address asked of a list, and what was found."""

    spec: FinderSpec
    asked: FinderRequest
    query: SearchQuery
    results: SearchResults
    promoted: tuple[SearchHit, ...]
    path: str


def search_visible(query: SearchQuery) -> SearchResults:
    """The engine's answer without what a reader may not see: waiting jobs before, the database's word after."""
    return search_together({"": query})[""]


def run_finder(request: HttpRequest, spec: FinderSpec, locale: str, now: datetime, heading: str) -> Finder:
    """Everything that a template needs to draw a list (``search.finder.model``)."""
    asked = read(request.GET, spec)
    query = asked.query(spec, locale, now)
    asking = Asking(query.now)
    results, promoted = asking.answer(query, promoted=bool(asked.text) and not is_filtered(query))
    found = _Answer(spec, asked, query, results, promoted if asked.page == 1 else (), request.path)
    expire_at(
        request, min(filter(None, (results.until, now + SIMPLE_FOR))) if results.degraded else results.until
    )
    off = removals(spec, asked, locale)
    stuck = Stuck(asking, query, spec, asked, found.path, results.suggestion)
    words = word_ways(stuck) if results.softened else ()
    finder = replace(
        _list(found, heading, filter_chips(off, found.path)),
        cards=_cards([hit for hit in results.hits if hit.document.id not in _ids(promoted)], query),
        promoted=_cards(found.promoted, query),
        words=words,
        softened_text=softened_text(words) if results.softened else "",
    )
    if finder.is_empty:
        return replace(finder, help=help_for(stuck, off))
    return finder


def _ids(hits: Iterable[SearchHit]) -> frozenset[str]:
    return frozenset(hit.document.id for hit in hits)


def _cards(hits: Iterable[SearchHit], query: SearchQuery) -> tuple[Card, ...]:
    return tuple(card_of(hit, query.locale, query.now) for hit in hits)


def _list(found: _Answer, heading: str, chips: tuple[Chip, ...]) -> Finder:
    """The list without its cards."""
    spec, asked, results, path = found.spec, found.asked, found.results, found.path
    locale = found.query.locale
    paging = paging_of(asked, spec.page_size, results.total, path)
    query_string = asked.url(path).partition("?")[2]
    return Finder(
        title=_title(heading, [chip.label for chip in chips]),
        heading=heading,
        text=asked.text,
        total=results.total,
        count_text=ngettext("%(count)s result", "%(count)s results", results.total)
        % {"count": number(results.total)},
        action=path,
        locale=locale,
        groups=facet_groups(spec, asked, results, path, locale),
        ranges=that_narrow(date_ranges(spec, asked, path, found.query.now.date()), results),
        chips=chips,
        orders=_orders(spec, asked, path),
        order=found.query.order,
        paging=paging,
        hidden=tuple((name, value) for name, value in asked.pairs() if name in {"sort", "closed"}),
        clear_url=path if chips else "",
        **_ways_on(asked, results, path),
        note=_note(results),
        words_above=spec.words_above,
        canonical_url=path,
        indexable=not query_string,
        feed_url=_below(path, "feed.atom", query_string) if spec.feed else "",
        calendar_url=_below(path, spec.calendar, query_string) if spec.calendar else "",
        query_string=query_string,
        redirect_to=_clean_address(asked, path, paging),
    )


def _note(results: SearchResults) -> str:
    """What a reader must know of an answer that is not whole."""
    if not results.degraded:
        return ""
    return _(
        "Simplified results: our search engine does not answer right now. Some pages may be missing, and the order is rougher."
    )


def _ways_on(asked: FinderRequest, results: SearchResults, path: str) -> dict[str, Any]:
    """What else the reader may look at: closed ones, other languages, the words as they may have been meant."""
    return {
        "hidden_closed": results.hidden_closed,
        "hidden_closed_text": _closed_text(results.hidden_closed),
        "show_closed_url": asked.url(path, closed="1") if results.hidden_closed else "",
        "hide_closed_url": asked.url(path, closed="") if asked.closed else "",
        "other_languages": results.other_languages,
        "other_languages_text": _other_text(results.other_languages),
        "suggestion": results.suggestion,
        "suggestion_url": asked.url(path, q=results.suggestion) if results.suggestion else "",
    }


def _clean_address(asked: FinderRequest, path: str, paging: Paging) -> str:
    """Where to go instead: without what means nothing, and to the last page from one behind it."""
    if not asked.unknown and asked.page <= paging.pages:
        return ""
    page = min(asked.page, paging.pages)
    return asked.url(path, page=str(page) if page > 1 else "")


def _title(heading: str, filters: list[str]) -> str:
    if not filters:
        return heading
    return _("%(title)s: %(filters)s") % {"title": heading, "filters": listed(filters)}


def _below(path: str, name: str, query: str) -> str:
    return f"{path}{name}?{query}" if query else f"{path}{name}"


def _closed_text(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)s closed or past also matches.", "%(count)s closed or past also match.", count
    ) % {"count": number(count)}


def _other_text(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)s of them is not translated yet and stands last.",
        "%(count)s of them are not translated yet and stand last.",
        count,
    ) % {"count": number(count)}


def _orders(spec: FinderSpec, asked: FinderRequest, path: str) -> tuple[OrderLink, ...]:
    names = ("relevance", *spec.orders) if asked.text else spec.orders
    default = default_order(spec, asked.text)
    current = asked.order or default
    labels = {
        "relevance": pgettext("sort by", "Best match"),
        "deadline": pgettext("sort by", "Next deadline"),
        "start": pgettext("sort by", "Date"),
        "title": pgettext("sort by", "Name"),
        "newest": pgettext("sort by", "Newest"),
    }
    return tuple(
        OrderLink(name, labels[name], asked.url(path, sort="" if name == default else name), name == current)
        for name in dict.fromkeys(names)
    )
