"""A list as a feed and as a calendar, made from the same search as the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.translation import gettext as _

from core import atom, ical
from core.chrome import site_settings
from core.clock import campus_zone
from core.meta import absolute
from search.contract import EVENT_RULE
from search.finder.build import search_visible
from search.labels import kind_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from search.contract import SearchDocument, SearchQuery

#: Entries of a feed: a reader who asks once a week misses none.
FEED_ENTRIES = 50
#: Dates of a calendar: more than a calendar program shows, less than one that stalls it.
CALENDAR_ENTRIES = 500


def atom_response(title: str, url: str, feed_url: str, query: SearchQuery) -> HttpResponse:
    """The newest pages of a list."""
    found = search_visible(
        replace(query, order="newest", offset=0, limit=FEED_ENTRIES, facets=(), highlight=False)
    )
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
        for hit in found.hits
    ]
    return HttpResponse(atom.feed(about, entries), content_type=atom.CONTENT_TYPE)


def calendar_response(title: str, url: str, query: SearchQuery) -> HttpResponse:
    """All dates of a list: events as they last, deadlines as moments that leave the calendar free."""
    found = search_visible(replace(query, offset=0, limit=CALENDAR_ENTRIES, facets=(), highlight=False))
    entries = [entry for hit in found.hits for entry in calendar_entries(hit.document, query)]
    response = HttpResponse(
        ical.calendar(f"{title} · {site_settings().name}", absolute(url), entries, query.locale),
        content_type=ical.CONTENT_TYPE,
    )
    response["Content-Disposition"] = 'inline; filename="dates.ics"'
    return response


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
