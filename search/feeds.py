"""A list as a feed and as a calendar, made from the same search as the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import atom, clock, ical
from core.chrome import site_settings
from core.clock import campus_zone
from core.meta import absolute
from search.backends import database
from search.contract import EVENT_RULE
from search.finder.build import search_visible
from search.finder.request import read
from search.labels import kind_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from django.http import HttpRequest

    from search.contract import SearchDocument, SearchHit, SearchQuery
    from search.finder.spec import FinderSpec

#: Entries of a feed: a reader who asks once a week misses none.
FEED_ENTRIES = 50
#: Dates of a calendar: more than a calendar program shows, less than one that stalls it.
CALENDAR_ENTRIES = 500


#: Seconds after which to ask again while search is away.
LATER = "120"


def query_of(request: HttpRequest, spec: FinderSpec, locale: str = "") -> SearchQuery:
    """What an address asks of a list, in the page's language unless another is said."""
    return read(request.GET, spec).query(spec, locale or get_language() or "", clock.now())


def atom_response(title: str, url: str, feed_url: str, query: SearchQuery) -> HttpResponse:
    """The newest pages of a list; 503 while search is away."""
    found = _found(replace(query, order="newest"), FEED_ENTRIES)
    if found is None:
        return _away()
    site = site_settings()
    about = atom.AtomFeed(
        title=f"{title} · {site.name}",
        url=absolute(url),
        feed_url=absolute(feed_url),
        language=query.locale,
        author=site.name or title,
        updated=query.now,
    )
    entries = [
        atom.AtomEntry(
            id=f"urn:uuid:{hit.document.key}",
            title=hit.document.title,
            url=absolute(hit.document.url),
            updated=hit.document.published_at or query.now,
            published=hit.document.published_at,
            summary=hit.document.summary,
            language=hit.document.language,
            categories=(kind_label(hit.document.kind, query.locale),),
        )
        for hit in found
    ]
    return HttpResponse(atom.feed(about, entries), content_type=atom.CONTENT_TYPE)


def calendar_response(title: str, url: str, query: SearchQuery) -> HttpResponse:
    """All dates of a list: events as they last, deadlines as moments that leave the calendar free; 503 while search is away."""
    found = _found(query, CALENDAR_ENTRIES)
    if found is None:
        return _away()
    entries = [entry for hit in found for entry in calendar_entries(hit.document, query)]
    response = HttpResponse(
        ical.calendar(f"{title} · {site_settings().name}", absolute(url), entries, query.locale),
        content_type=ical.CONTENT_TYPE,
    )
    response["Content-Disposition"] = 'inline; filename="dates.ics"'
    return response


def _found(query: SearchQuery, most: int) -> tuple[SearchHit, ...] | None:
    """The pages that have all the words; None while search is away.

    A program that reads a feed cannot be told that pages have only some of the words, and one that gets a part of a calendar
    takes the other dates away.
    """
    found = search_visible(replace(query, offset=0, limit=most, facets=(), highlight=False, correct=False))
    if found.engine == database.NAME:
        return None
    return () if found.softened else found.hits


def _away() -> HttpResponse:
    return HttpResponse(
        _("Search does not answer right now. Please try again in a few minutes."),
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": LATER, "Cache-Control": "no-store"},
    )


def calendar_entries(document: SearchDocument, query: SearchQuery) -> Iterator[ical.CalendarEntry]:
    """What a page puts into a calendar."""
    stamp = document.published_at or query.now
    base = ical.CalendarEntry(
        uid=f"{document.key}@meridian",
        title=document.title,
        starts=query.now,
        stamp=stamp,
        url=absolute(document.url),
        description=document.summary,
        categories=(kind_label(document.kind, query.locale),),
        language=document.language,
    )
    if document.status_rule == EVENT_RULE and document.starts_at:
        starts, ends = _span(document, stamp)
        yield replace(base, starts=starts, ends=ends)
    for place, deadline in enumerate(document.deadlines):
        title = _("Deadline: %(title)s") % {"title": document.title}
        yield replace(
            base, uid=f"{document.key}-{place}@meridian", title=title, starts=_day(deadline), is_deadline=True
        )


def _span(document: SearchDocument, stamp: datetime) -> tuple[date | datetime, date | datetime | None]:
    """Days or times, in the zone of the place."""
    facts = document.card.get("facts")
    shown = (
        next((fact for fact in facts if isinstance(fact, dict) and fact.get("t") == "dates"), {})
        if isinstance(facts, list)
        else {}
    )
    zone = ZoneInfo(str(shown["zone"])) if shown.get("zone") else campus_zone()
    starts = (document.starts_at or stamp).astimezone(zone)
    ends = document.ends_at.astimezone(zone) if document.ends_at else None
    if shown.get("all_day"):
        return starts.date(), ends.date() if ends else None
    return starts, ends


def _day(deadline: datetime) -> date | datetime:
    """A deadline at the end of a day is that day; one at a time is that moment."""
    local = deadline.astimezone(campus_zone())
    return local.date() if (local.hour, local.minute, local.second) == (23, 59, 59) else local
