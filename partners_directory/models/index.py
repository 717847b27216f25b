"""The directory of partners: a list, and the same on a map."""

from dataclasses import replace
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from core import clock
from core.models import BasePage
from core.navigation.items import MenuItem
from partners_directory.exports import geojson
from partners_directory.mapping import MOST_POINTS, by_country, points
from search.finder.build import run_finder
from search.finder.model import Finder
from search.finder.spec import FinderSpec
from search.indexing import page_ids
from search.listing import ListingMixin


class PartnerIndexPage(ListingMixin, BasePage):
    """The directory of partners, as a list and a map."""

    kind = "partner_index"
    finder_spec: ClassVar = FinderSpec(
        kinds=("partner",),
        facets=("region", "country", "level", "field", "language", "cooperation", "school"),
        orders=("title", "newest"),
    )
    in_search = False
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["partners_directory.PartnerPage"]

    class Meta:
        verbose_name = _("partner directory")
        verbose_name_plural = _("partner directories")

    @path("map/", name="map")
    def map_route(self, request: HttpRequest) -> HttpResponse:
        """All partners of the list at once, on a map; without a script by country."""
        finder = self._everything(request)
        if finder.redirect_to:
            return HttpResponseRedirect(finder.redirect_to)
        request.meridian_finder = replace(finder, feed_url="", orders=())  # type: ignore[attr-defined]  # -- get_context reads it
        title = gettext("Partners on a map")
        request.meridian_route = MenuItem(title, request.path)  # type: ignore[attr-defined]  # -- core.chrome reads it
        found = by_country(finder.cards, self.locale.language_code)
        shown = {
            "countries": found,
            "map_title": title,
            "points_url": self._below("partners.geojson", finder),
        }
        template = "partners_directory/partner_map.html"
        response: HttpResponse = self.render(request, context_overrides=shown, template=template)
        return response

    @path("partners.geojson/", name="points")
    def points_route(self, request: HttpRequest) -> HttpResponse:
        """The same as GeoJSON."""
        numbers = page_ids(card.id for card in self._everything(request).cards)
        found = points(numbers, self.locale.language_code)
        return HttpResponse(geojson.dump(found), content_type=geojson.CONTENT_TYPE)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add where the list and the map with the same filters are."""
        context = super().get_context(request, *args, **kwargs)
        finder = context["finder"]
        context["list_url"], context["map_url"] = self._below("", finder), self._below("map/", finder)
        return context

    def _everything(self, request: HttpRequest) -> Finder:
        spec = replace(self.finder_spec, page_size=MOST_POINTS)
        return run_finder(request, spec, self.locale.language_code, clock.now(), self.title)

    def _below(self, name: str, finder: Finder) -> str:
        query = f"?{finder.query_string}" if finder.query_string else ""
        return f"{self.get_url()}{name}{query}"
