"""A page with dates as a calendar file below itself: ``…/event.ics``, ``…/deadlines.ics``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest, HttpResponse
from wagtail.url_routing import RouteResult

from core import clock, ical
from core.chrome import site_settings
from core.clock import campus_zone
from core.meta import absolute
from search.contract import SearchQuery
from search.feeds import calendar_entries
from search.indexing import outline

if TYPE_CHECKING:
    from core.models import BasePage as _Page
else:
    _Page = object


@dataclass(frozen=True, slots=True)
class Where:
    """Where something takes place, as a calendar shows it."""

    text: str = ""
    coordinates: tuple[float, float] | None = None


class CalendarFileMixin(_Page):
    """Mixed into a page type before ``BasePage``; the type names its ``calendar_file``."""

    calendar_file: ClassVar[str] = "deadlines.ics"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Also take the address of the file."""
        if path_components == [self.calendar_file] and self.live:
            return RouteResult(self, kwargs={"as_calendar": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, as_calendar: bool = False, **kwargs: Any) -> Any:
        """Answer with the page, or with the file."""
        if as_calendar:
            return self.calendar_response()
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``calendar_url``, empty where there is no date yet."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        has_dates = any(self.calendar_entries())
        context["calendar_url"] = f"{self.get_url()}{self.calendar_file}" if has_dates else ""
        return context

    def where(self) -> Where:
        """Where it takes place; deadlines are nowhere."""
        return Where()

    def calendar_entries(self) -> list[ical.CalendarEntry]:
        """The page's own dates; deadlines have no place."""
        locale = self.locale.language_code
        query = SearchQuery(locale=locale, now=clock.now().astimezone(campus_zone()))
        where = self.where()
        return [
            entry if entry.is_deadline else replace(entry, location=where.text, coordinates=where.coordinates)
            for entry in calendar_entries(outline(self), query)
        ]

    def calendar_response(self) -> HttpResponse:
        """The file, named as in its address."""
        name = f"{self.title} · {site_settings().name}"
        body = ical.calendar(
            name, absolute(self.get_url() or ""), self.calendar_entries(), self.locale.language_code
        )
        response = HttpResponse(body, content_type=ical.CONTENT_TYPE)
        response["Content-Disposition"] = f'inline; filename="{self.slug}.ics"'
        return response
