"""What the site as a whole adds to the CMS."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.admin.content_checker import use_our_checker
from core.admin.desk import desk_panels
from core.admin.listings import MeridianPageViewSet
from core.admin.narrowed import choosable, refuse_move
from core.admin.page_actions import TakeDownMenuItem, TakeDownView, take_down_button
from core.admin.records import AroundPagesGroup, OfficeGroup
from core.admin.translations import SubmitTranslation, UpdateTranslations
from core.outbox.admin import viewset as outbox_viewset
from core.rich_text import register_page_links
from core.trees import put_alias_back, translations_to_follow

hooks.register("register_admin_viewset", lambda: outbox_viewset)
register_snippet(OfficeGroup)
register_snippet(AroundPagesGroup)
hooks.register("register_rich_text_features", register_page_links, order=10)
hooks.register("construct_wagtail_userbar", use_our_checker)
hooks.register("construct_page_chooser_queryset", choosable)
hooks.register("before_move_page", refuse_move)
hooks.register("construct_translated_pages_to_cascade_actions", translations_to_follow)
hooks.register("register_page_header_buttons", take_down_button)
hooks.register("register_page_listing_more_buttons", take_down_button)


@hooks.register("register_page_action_menu_item")
def take_down_menu_item() -> TakeDownMenuItem:
    """At the foot of the editor, beside "unpublish"."""
    return TakeDownMenuItem(order=110)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    """Our views; the two of wagtail-localize come before its own, which ask for no page permission."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitTranslation.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
        path("meridian/take-down/<int:page_id>/", TakeDownView.as_view(), name="meridian_take_down"),
    ]


@hooks.register("after_delete_page")
def alias_instead_of_a_hole(request: HttpRequest, page: Page) -> None:
    """Where a translation was deleted the source language's page stands again."""
    del request
    put_alias_back(page)


@hooks.register("register_admin_viewset")
def page_views() -> MeridianPageViewSet:
    """The views of all page types, in place of Wagtail's."""
    return MeridianPageViewSet(model=Page)


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    """The style of our own widgets."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/css/desk.css"))


@hooks.register("insert_global_admin_js")
def admin_scripts() -> SafeString:
    """The script of the one widget that has one; a module, loaded after the page."""
    return format_html('<script type="module" src="{}"></script>', static("admin/js/codes-select.js"))


@hooks.register("construct_homepage_panels")
def add_desk(request: HttpRequest, panels: list[Component]) -> None:
    """What is stale, on the first page of the CMS."""
    panels += desk_panels(request.user)
