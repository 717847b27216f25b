"""“How is this page found?”: its document as indexed, and its place in the answer to words that an editor types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core import clock
from core.models import OutboxItem
from search.cms.absent import belongs_into_search, reasons
from search.cms.compared import columns, compared
from search.cms.described import described, field_labels
from search.cms.wording import lines_of, verdict
from search.contract import SearchUnavailableError
from search.finder.request import clean_text
from search.indexing import TOPIC, document_for, document_id
from search.models import DocumentVersion
from search.standing import indexed, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from search.contract import SearchDocument, SearchHit


@dataclass(frozen=True, slots=True)
class Index:
    """What the index says of a page; ``is_down``: nothing, because it does not answer."""

    hit: SearchHit | None = None
    is_down: bool = False


class FoundView(WagtailAdminTemplateMixin, TemplateView):
    """For who may edit the page."""

    template_name = "search/cms/found.html"
    page_title = gettext_lazy("How is this page found?")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"], depth__gt=1)
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]  # -- our methods return no other

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The page's section, the page, and this."""
        parent = self.page.get_parent()
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            {
                "url": reverse_lazy("wagtailadmin_explore", args=[parent.pk]),
                "label": parent.get_admin_display_title(),
            },
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        index = self._index(now)
        document = index.hit.document if index.hit else self._written_now()
        text = clean_text(self.request.GET.get("q", ""))
        problems = list(reasons(self.page, now))
        is_absent = bool(problems) or not (index.hit or index.is_down)
        context: dict[str, Any] = super().get_context_data(
            page=self.page,
            text=text,
            index=index,
            job=self._job,
            version=DocumentVersion.objects.filter(pk=document_id(self.page.pk)).first(),
            problems=problems,
            rows=described(document) if document else (),
            **(self._asked(document, text, now, is_absent=is_absent) if text and document else {}),
            **kwargs,
        )
        return context

    def _asked(
        self, document: SearchDocument, text: str, now: datetime, *, is_absent: bool
    ) -> dict[str, Any]:
        standing = standing_of(document, text, now, is_absent=is_absent)
        return {
            "standing": standing,
            "verdict": verdict(standing),
            "field_labels": list(field_labels().values())[: standing.columns],
            "lines": lines_of(standing),
            "near_labels": columns(standing),
            "near": compared(standing, document),
        }

    def _index(self, now: datetime) -> Index:
        try:
            return Index(indexed(document_id(self.page.pk), self.page.locale.language_code, now))
        except SearchUnavailableError:
            return Index(is_down=True)

    def _written_now(self) -> SearchDocument | None:
        """The document as it would be written now, where the index has none."""
        return document_for(self.page.specific) if belongs_into_search(self.page) else None

    @cached_property
    def _job(self) -> OutboxItem | None:
        return OutboxItem.objects.filter(topic=TOPIC, key=str(self.page.pk)).first()


def found_button(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """The button in a page's menus, for who may edit it."""
    del view_name, next_url
    if page.depth > 1 and page.permissions_for_user(user).can_edit():
        address = reverse("search_found", args=[page.pk])
        yield Button(_("How is this page found?"), address, priority=62, icon_name="search")
