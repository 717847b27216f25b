"""An event for search engines and calendars: when, where, how to take part."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from core import jsonld
from core.chrome import site_settings
from core.meta import absolute
from search.calendar_file import Where

if TYPE_CHECKING:
    from core.status import Span
    from events.models.base import AbstractEventPage


def event_things(page: "AbstractEventPage", now: datetime) -> list[dict[str, Any]]:
    """The event, or nothing while its date is not known; what is over is offered to nobody."""
    span = page.span
    if span is None:
        return []
    starts, ends = _dates(page, span)
    facts = jsonld.EventFacts(
        name=page.title,
        url=absolute(page.get_url() or ""),
        starts=starts,
        ends=ends,
        organizer=site_settings().university_name or site_settings().name,
        description=page.summary,
        language=page.content_language,
        mode=page.mode,
        venue=page.place.name if page.place else page.venue,
        address=_address(page),
        online_url=page.online_url,
        offers=_offers(page) if span.ends > now else (),
    )
    return [jsonld.event(facts)]


def _dates(page: "AbstractEventPage", span: "Span") -> tuple[date | datetime, date | datetime | None]:
    """Days, or moments on the clocks of the place."""
    starts, ends = span.starts.astimezone(page.zone), span.ends.astimezone(page.zone)
    if page.all_day:
        return starts.date(), ends.date()
    return starts, ends if page.ends_at else None


def _address(page: "AbstractEventPage") -> jsonld.Address | None:
    if page.place:
        site = site_settings()
        street = ", ".join(page.place.address.splitlines())
        return jsonld.Address(
            site.city_name, site.country_id or "", street, page.place.latitude, page.place.longitude
        )
    if not (page.city or page.country_id):
        return None
    return jsonld.Address(page.city, page.country_id or "", "", page.latitude, page.longitude)


def _offers(page: "AbstractEventPage") -> tuple[jsonld.Offer, ...]:
    """Its fees, else where one registers."""
    url, until = page.registration_url, page.registration_closes_at
    fees = page.costs.all() if hasattr(page, "costs") else ()
    offers = tuple(
        jsonld.Offer(row.note or row.get_kind_display(), row.amount, row.currency, url, until) for row in fees
    )
    return offers or ((jsonld.Offer(url=url, until=until),) if url else ())


def event_where(page: "AbstractEventPage") -> Where:
    """Where it takes place, for calendars: one of our places, else what the page says, else its address online."""
    place = page.place
    if place:
        text = ", ".join([place.name, *place.address.splitlines()])
        return Where(text, _point(place.latitude, place.longitude))
    text = ", ".join(part for part in (page.venue, page.city) if part)
    return Where(text or page.online_url, _point(page.latitude, page.longitude))


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)
