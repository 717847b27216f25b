"""Where search stands in the CMS's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.views import IndexView
from wagtail.contrib.search_promotions.wagtail_hooks import SearchPicksMenuItem
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.cms.searches import SearchesMenuItem
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


def promotions_menu_item() -> MenuItem:
    """Wagtail's own, for who may add, change or delete one."""
    return SearchPicksMenuItem(
        IndexView.page_title,
        reverse("wagtailsearchpromotions:index"),
        name="promoted",
        icon_name="pick",
        order=2,
    )


def searches_menu_item() -> MenuItem:
    """The report of searches."""
    return SearchesMenuItem(
        _("Searches"), reverse("search_report"), name="searches", icon_name="search", order=1300
    )


def without_moved(request: HttpRequest, items: list[Any]) -> None:
    """Show nothing twice and nothing that stays empty."""
    del request
    items[:] = [item for item in items if item.name not in MOVED]
