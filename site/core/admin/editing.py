"""Two editors on one page: who saves second is told, and nothing is overwritten unasked (hardening.md 30)."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView


class CarefulEditView(EditView):
    """Wagtail's editor, which holds back autosaves alone when somebody else has saved meanwhile; this one every save."""

    @cached_property
    def is_out_of_date(self) -> bool:
        """Whether the form was loaded before the page was saved last, or before it was saved at all."""
        named = self.request.POST.get("overwrite_revision_id") or self.request.POST.get("loaded_revision_id")
        if self.latest_revision and not named:
            return True
        return bool(super().is_out_of_date)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, or show what was typed again with whose work it would replace."""
        if not (self.page.alias_of_id or self.expects_json_response) and self.is_out_of_date:
            return self.conflict()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def conflict(self) -> HttpResponse:
        """409: nothing is saved. The form now knows the newest version, so that saving again is a decision."""
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        messages.warning(self.request, self._warning(), buttons=[self._comparison()])
        self.has_unsaved_changes = True
        response: HttpResponse = self.render_to_response(self.get_context_data())
        response.status_code = HTTPStatus.CONFLICT
        return response

    def _warning(self) -> str:
        user = self.latest_revision.user
        if user == self.request.user:
            return _(
                "You saved this page in another window after opening it here. What you see below is not saved yet; "
                "saving again replaces the other version."
            )
        return _(
            "%(name)s saved this page after you opened it. What you see below is not saved yet; saving again "
            "replaces their version."
        ) % {"name": (user and (user.get_full_name() or user.get_username())) or _("Somebody else")}

    def _comparison(self) -> tuple[str, str, bool]:
        loaded = self.request.POST.get("loaded_revision_id", "")
        known = loaded.isascii() and loaded.isdigit()
        versions = (loaded if known else "earliest", self.latest_revision.pk)
        address = reverse("wagtailadmin_pages:revisions_compare", args=(self.page.pk, *versions))
        return messages.button(address, _("Compare the two"), new_window=True)
