"""Background jobs in the CMS: a list of what waits and what was given up, and a way to try again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from core.models.outbox import OutboxItem
from core.outbox.queue import again

AGAIN = "outbox_jobs:again"


class OutboxIndexView(generic.IndexView):
    """Newest troubles first; the only thing to do with a job is to try it again."""

    default_ordering = ("-failed_at", "-tries", "next_try_at")

    def get_list_more_buttons(self, instance: OutboxItem) -> list[Button]:
        if not self.user_has_permission("change"):
            return []
        return [Button(_("Try again"), url=reverse(AGAIN, args=[instance.pk]), icon_name="rotate")]


class AgainView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once, then tries the job from the start."""

    template_name = "core/outbox_again.html"
    page_title = gettext_lazy("Try again")
    header_icon = "rotate"
    permission_policy = policy_registry.get_by_type(OutboxItem)
    permission_required = "change"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Renew the job; it is tried right after this answer's commit."""
        job = get_object_or_404(OutboxItem, pk=pk)
        again(job.pk)
        messages.success(request, _("The job is tried again."))
        return redirect("outbox_jobs:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = get_object_or_404(OutboxItem, pk=self.kwargs["pk"])
        return super().get_context_data(**kwargs, job=job, page_subtitle=str(job))


class OutboxViewSet(ModelViewSet):
    """Shown in the settings menu to those who may see or change background jobs."""

    model = OutboxItem
    name = "outbox_jobs"
    url_prefix = "background-jobs"
    icon = "history"
    menu_label = gettext_lazy("Background jobs")
    menu_name = "outbox-jobs"
    menu_order = 900
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = OutboxIndexView
    form_fields = ["topic"]
    list_filter = ["topic"]
    list_display = [
        "__str__",
        Column("tries", label=gettext_lazy("Tries"), sort_key="tries"),
        DateColumn("created_at", label=gettext_lazy("Asked for"), sort_key="created_at"),
        DateColumn("next_try_at", label=gettext_lazy("Next try"), sort_key="next_try_at"),
        BooleanColumn("failed_at", label=gettext_lazy("Given up"), sort_key="failed_at"),
        Column("error", label=gettext_lazy("Last error")),
    ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Name no view that is not there: jobs are made and done by the site, not by hand."""
        missing = ("add", "edit", "delete", "history", "usage")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in missing}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the list and the one thing to do."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("again/<int:pk>/", AgainView.as_view(), name="again"),
        ]

    def register_admin_url_finder(self) -> None:
        """A job has no page to be edited on."""


viewset = OutboxViewSet()
