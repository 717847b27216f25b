"""What search adds to the CMS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.contrib.search_promotions.views import IndexView
from wagtail.contrib.search_promotions.wagtail_hooks import SearchPicksMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.cms import promotions
from search.cms.found import FoundView, found_button
from search.cms.searches import SearchesMenuItem, SearchesView
from search.cms.synonyms import SynonymViewSet

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.menu import MenuItem

#: Wagtail's entries that stand elsewhere in our menu, or show nothing here.
MOVED = {"promoted-search-results", "search-terms"}


class SearchGroup(SnippetViewSetGroup):
    """Synonyms and promoted pages in one place of the menu."""

    menu_label = _("Site search")
    menu_icon = "search"
    menu_name = "search"
    menu_order = 265
    submenu_hook = "register_search_menu_item"
    items = (SynonymViewSet,)


register_snippet(SearchGroup)
hooks.register("register_page_header_buttons", found_button)
hooks.register("register_page_listing_more_buttons", found_button)


@hooks.register("register_search_menu_item")
def promotions_menu_item() -> MenuItem:
    """Wagtail's own, for who may add, change or delete one."""
    return SearchPicksMenuItem(
        IndexView.page_title,
        reverse("wagtailsearchpromotions:index"),
        name="promoted",
        icon_name="pick",
        order=2,
    )


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    """The report of searches."""
    return SearchesMenuItem(
        _("Searches"), reverse("search_report"), name="searches", icon_name="search", order=1300
    )


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def without_moved(request: HttpRequest, items: list[Any]) -> None:
    """Show nothing twice and nothing that stays empty."""
    del request
    items[:] = [item for item in items if item.name not in MOVED]


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own of the same addresses
def admin_urls() -> list[URLPattern]:
    """Report, inspection of a page, and Wagtail's promotions as we have them."""
    return [
        *promotions.urlpatterns(),
        path("reports/searches/", SearchesView.as_view(), name="search_report"),
        path(
            "reports/searches/results/", SearchesView.as_view(results_only=True), name="search_report_results"
        ),
        path("pages/<int:page_id>/found/", FoundView.as_view(), name="search_found"),
    ]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Who may see what was searched for is chosen with the group's other rights."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_askedwords")
