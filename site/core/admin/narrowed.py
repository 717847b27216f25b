"""Addresses of the CMS where Wagtail and wagtail-localize tell everybody who may sign in too much (hardening.md 5, 6).

Drafts and private pages of another section are named only to those who work on them: here stand the same views with
that question asked. ``config.urls`` puts them before the stock ones.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import LogoutView
from wagtail.admin.views.bulk_action.dispatcher import index as stock_bulk_action
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.home import default as not_found
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.views.report import TranslationsReportView

from core.restrictions import unrestricted


def pages_known_to(user: Any, pages: QuerySet[Page] | None = None) -> QuerySet[Page]:
    """Of these pages those that everybody may read, and those of the trees in which the user works."""
    pages = Page.objects.all() if pages is None else pages
    explorable = policy_registry.get_by_type(Page).explorable_instances(user).values("pk")
    public = unrestricted(Page.objects.live()).values("pk")
    return pages.filter(pk__in=explorable) | pages.filter(pk__in=public)


def choosable(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """What a page chooser lists and finds (``construct_page_chooser_queryset``)."""
    return pages_known_to(request.user, pages)


def refuse_move(request: HttpRequest, page: Page, destination: Page) -> None:
    """Ask before the confirmation is shown, which names the page (``before_move_page``)."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


class ChoosePage(BrowseView):
    """The page chooser; the page whose children it lists is asked for, too."""

    def get_object_list(self) -> QuerySet[Page]:
        parent = self.parent_page
        if not parent.is_root() and not pages_known_to(self.request.user).filter(pk=parent.pk).exists():
            raise Http404
        pages: QuerySet[Page] = super().get_object_list()
        return pages


class ChosenPages(ChosenMultipleView):
    """What was ticked in a chooser: numbers of other pages, of the root and of nothing are left out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        numbers = [number for number in request.GET.getlist("id") if number.isdecimal()]
        known = pages_known_to(request.user).filter(pk__in=numbers, depth__gt=1).values_list("pk", flat=True)
        query = request.GET.copy()
        query.setlist("id", [str(pk) for pk in known])
        request.GET = query  # type: ignore[assignment]  # -- the stubs want the frozen kind
        response: HttpResponse = super().get(request)
        return response


class PageTypes(PageTypesUsageReportView):
    """How often each type is used; the page edited last is named to those who may know it."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        page_types = super().decorate_paginated_queryset(page_types)
        last = [item.last_edited_page_id for item in page_types if item.last_edited_page_id]
        known = set(pages_known_to(self.request.user).filter(pk__in=last).values_list("pk", flat=True))
        for item in page_types:
            if item.last_edited_page_id not in known:
                item.last_edited_page = None
        return page_types


class Translations(TranslationsReportView):
    """What is translated, of pages that the user may know; the newest first."""

    def get_queryset(self) -> QuerySet[Any]:
        known = pages_known_to(self.request.user).values("translation_key")
        return super().get_queryset().filter(source__object_id__in=known).order_by("-pk")


def bulk_action(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Wagtail's, but what the user may not touch is not named, whatever numbers are in the address."""
    response: HttpResponse = stock_bulk_action(request, app_label, model_name, action)
    context = getattr(response, "context_data", None) or {}
    if "items_with_no_access" in context:
        refused = context["items_with_no_access"]
        context["items_with_no_access"] = [
            item for item in refused if isinstance(item, dict) and item.get("can_edit")
        ]
    return response


def _inside(view: Any) -> Any:
    """As Wagtail wraps its own views."""
    return never_cache(require_admin_access(view))


urlpatterns = [
    path("bulk/<str:app_label>/<str:model_name>/<str:action>/", _inside(bulk_action)),
    path("choose-page/", _inside(ChoosePage.as_view())),
    path("choose-page/<int:parent_page_id>/", _inside(ChoosePage.as_view())),
    path("choose-page/chosen-multiple/", _inside(ChosenPages.as_view())),
    path("reports/page-types-usage/", _inside(PageTypes.as_view())),
    path("reports/page-types-usage/results/", _inside(PageTypes.as_view(results_only=True))),
    path("localize/reports/translations/", _inside(Translations.as_view())),
    path("localize/reports/translations/results/", _inside(Translations.as_view(results_only=True))),
    # Wagtail's takes the cookie away before it refuses to sign out without the form's token.
    path("logout/", _inside(require_POST(LogoutView.as_view()))),
    # Nothing in the CMS asks these; they break at a number that is none.
    re_path(r"^api/main/\w+/find/$", _inside(not_found)),
]
