"""Actions on one page: take it down in all languages; set its privacy in one transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.takedown import may_take_down, pages_to_take_down, take_down


class AtomicPrivacyView(SetPrivacyView):
    """Saves the restriction, its groups, its mirrors and what follows them together (decisions.md 24)."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
        return response


class TakeDownView(TemplateView):
    """Asks once, then unpublishes a page in every language."""

    template_name = "wagtailadmin/pages/take_down.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"], depth__gt=1).specific
        if not may_take_down(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]  # -- our methods return no other

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Take it down and go to its parent."""
        del page_id
        below = bool(request.POST.get("include_descendants"))
        pages = take_down(self.page, request.user, with_descendants=below)  # type: ignore[arg-type]  # -- signed in
        text = ngettext("%(count)d page taken down.", "%(count)d pages taken down.", len(pages))
        messages.success(request, text % {"count": len(pages)})
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = pages_to_take_down(self.page)
        below = len(pages_to_take_down(self.page, with_descendants=True)) - len(pages)
        return super().get_context_data(**kwargs, page=self.page, pages=pages, below=below)


def take_down_url(page: Page) -> str:
    """Address of the confirmation."""
    return reverse("meridian_take_down", args=[page.pk])


def take_down_button(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Any:
    """The button in a page's menus, for who may unpublish it; the view looks at the other languages too."""
    del view_name, next_url
    if page.permissions_for_user(user).can_unpublish():
        yield Button(_("Take down in all languages"), take_down_url(page), priority=61, icon_name="no-view")


class TakeDownMenuItem(ActionMenuItem):
    """The same beside "unpublish" at the foot of the editor."""

    name = "action-take-down"
    label = gettext_lazy("Take down in all languages")
    icon_name = "no-view"

    def is_shown(self, context: Any) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and page.live and may_take_down(context["request"].user, page)

    def get_url(self, parent_context: Any) -> str:
        return take_down_url(parent_context["page"])
