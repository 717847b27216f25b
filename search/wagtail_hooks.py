"""What search adds to the CMS."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.cms.found import found_button
from search.cms.menu import SearchGroup, promotions_menu_item, searches_menu_item, without_moved
from search.cms.urls import urlpatterns

register_snippet(SearchGroup)
hooks.register("register_page_header_buttons", found_button)
hooks.register("register_page_listing_more_buttons", found_button)
hooks.register("register_search_menu_item", promotions_menu_item)
hooks.register("register_reports_menu_item", searches_menu_item)
hooks.register("construct_settings_menu", without_moved)
hooks.register("construct_reports_menu", without_moved)
hooks.register("register_admin_urls", urlpatterns, order=-1)  # before Wagtail's own of the same addresses


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Who may see what was searched for is chosen with the group's other rights."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_askedwords")
