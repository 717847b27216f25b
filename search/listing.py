"""An index page that shows a list: the list itself, its feed and its calendar, with the same filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core import clock
from core.meta import Feed, absolute, page_meta
from core.navigation.trail import real_translations
from search.feeds import atom_response, calendar_response, query_of
from search.finder.build import run_finder

if TYPE_CHECKING:
    from search.finder.model import Finder
    from search.finder.spec import FinderSpec


class ListingMixin(RoutablePageMixin):
    """Mixed into an index page before ``BasePage``; the page declares its ``finder_spec``."""

    finder_spec: ClassVar[FinderSpec]

    @path("", name="index")
    def list_route(self, request: HttpRequest) -> HttpResponse:
        """The list; an address with parameters that mean nothing leads to the clean one."""
        finder = self.finder(request)
        if finder.redirect_to:
            return HttpResponseRedirect(finder.redirect_to)
        request.meridian_finder = finder  # type: ignore[attr-defined]  # -- get_context below reads it
        response: HttpResponse = self.render(request)
        return response

    @path("feed.atom/", name="feed")
    def feed_route(self, request: HttpRequest) -> HttpResponse:
        """The newest of the list as an Atom feed."""
        query = query_of(request, self.finder_spec, self.locale.language_code)
        return atom_response(self.title, self._list_url(request), request.get_full_path(), query)

    @path("deadlines.ics/", name="deadlines")
    def deadlines_route(self, request: HttpRequest) -> HttpResponse:
        """The dates of the list as a calendar."""
        return self._calendar(request)

    @path("calendar.ics/", name="calendar")
    def calendar_route(self, request: HttpRequest) -> HttpResponse:
        """The dates of the list as a calendar."""
        return self._calendar(request)

    def _calendar(self, request: HttpRequest) -> HttpResponse:
        query = query_of(request, self.finder_spec, self.locale.language_code)
        return calendar_response(self.title, self._list_url(request), query)

    def _list_url(self, request: HttpRequest) -> str:
        query = request.META.get("QUERY_STRING", "")
        return f"{self.get_url()}?{query}" if query else self.get_url() or ""

    def finder(self, request: HttpRequest) -> Finder:
        """The list for a request."""
        return run_finder(request, self.finder_spec, self.locale.language_code, clock.now(), self.title)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list, and say its filters in the head of the page."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        finder = getattr(request, "meridian_finder", None) or self.finder(request)
        translations = real_translations(self)
        request.meridian_translations = translations  # type: ignore[attr-defined]  # -- core.chrome asks for the same
        feeds: tuple[Feed, ...] = ()
        if finder.feed_url:
            feeds += (Feed("application/atom+xml", self.title, absolute(finder.feed_url)),)
        if finder.calendar_url:
            feeds += (Feed("text/calendar", _("Dates"), absolute(finder.calendar_url)),)
        meta = page_meta(self, request, translations)
        context["finder"] = finder
        context["meta"] = meta.replaced(title=finder.title if finder.is_filtered else meta.title, feeds=feeds)
        return context
