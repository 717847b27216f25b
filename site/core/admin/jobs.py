"""Background jobs in the CMS: what waits, what failed, and another try."""

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from core.models import OutboxItem
from core.outbox import again

#: More lines nobody reads; the number says how many there are.
SHOWN = 200


class JobsView(PermissionRequiredMixin, TemplateView):
    """Lists jobs that are not done; a POST tries the failed ones again."""

    permission_required = "core.view_outboxitem"
    raise_exception = True
    template_name = "wagtailadmin/desk/jobs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        failed, waiting = OutboxItem.objects.failed(), OutboxItem.objects.waiting()
        return super().get_context_data(
            **kwargs,
            failed=failed.order_by("-failed_at")[:SHOWN],
            waiting=waiting.order_by("next_try_at")[:SHOWN],
            counts={"failed": failed.count(), "waiting": waiting.count()},
            may_retry=self.request.user.has_perm("core.change_outboxitem"),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try every failed job again from the start."""
        if not request.user.has_perm("core.change_outboxitem"):
            return self.handle_no_permission()
        again(*OutboxItem.objects.failed().values_list("pk", flat=True))
        messages.success(request, _("The failed jobs are being tried again."))
        return redirect("meridian_jobs")
