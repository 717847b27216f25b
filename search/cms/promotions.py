"""Wagtail's screens of promoted results, for pages only; they may come with words filled in.

Pages that an editor may not know, private ones and drafts of other sections, are neither named nor changed by them.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.contrib.search_promotions import views
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.search.utils import MAX_QUERY_STRING_LENGTH

from core import clock
from core.admin.narrowed import pages_known_to
from search.cms.promotion_forms import PromotedPagesFormSet, QuestionForm
from search.visibility import visible_ids


class PromotedPages:
    """What adding and editing share."""

    form_class = QuestionForm

    @cached_property
    def searchpicks_formset(self) -> PromotedPagesFormSet:
        """The pages, as sent or as they are."""
        request = self.request  # type: ignore[attr-defined]  # -- of the view
        sent = request.POST if request.method == "POST" else None
        pages = PromotedPagesFormSet(sent, instance=self.object, queryset=known_picks(request.user))  # type: ignore[attr-defined]  # -- of the view
        pages.extra = (
            0 if pages.initial_form_count() else 1
        )  # a page is what is missing: its field stands ready
        return pages


def known_picks(user: Any) -> QuerySet[SearchPromotion]:
    """Promotions whose pages the user may know."""
    known = pages_known_to(user).values("pk")
    picks: QuerySet[SearchPromotion] = SearchPromotion.objects.filter(Q(page=None) | Q(page__in=known))
    return picks


def languages_of(query: Query) -> str:
    """For readers of which languages pages are promoted: those of the pages."""
    locales = (pick.page.locale for pick in query.editors_picks.all() if pick.page)
    return ", ".join(dict.fromkeys(locale.get_display_name() for locale in locales))


def hidden_of(query: Query) -> str:
    """Which of the pages readers don't get, because not everybody may see them."""
    hidden = (pick.page for pick in query.editors_picks.all() if pick.page and not pick.is_public)
    return ", ".join(page.get_admin_display_title() for page in hidden)


class PromotionsIndexView(views.IndexView):
    """Questions and their pages; Wagtail counts no views of them here, so its column of views is left out."""

    columns: list[BaseColumn] = [
        *views.IndexView.columns[:2],
        Column("languages", label=_("Language"), accessor=languages_of),
        Column("hidden", label=_("Not shown to readers"), accessor=hidden_of),
    ]

    def get_table(self, object_list: Any) -> Any:
        """The page of questions; which of all their pages everybody may see is asked once."""
        picks = [pick for query in object_list for pick in query.editors_picks.all()]
        public = visible_ids([pick.page_id for pick in picks if pick.page_id], clock.now())
        for pick in picks:
            pick.is_public = pick.page_id in public
        return super().get_table(object_list)

    def get_base_queryset(self) -> QuerySet[Query]:
        queries: QuerySet[Query] = super().get_base_queryset().prefetch_related(None)
        picks = known_picks(self.request.user)
        return queries.filter(pk__in=picks.values("query")).prefetch_related(
            Prefetch("editors_picks", picks), "editors_picks__page__locale"
        )


class PromotionCreateView(PromotedPages, views.CreateView):
    """``?words=visa`` fills in the question, as the report of searches does."""

    template_name = "search/cms/promotion_add.html"

    def get_initial(self) -> dict[str, Any]:
        words = self.request.GET.get("words", "")[:MAX_QUERY_STRING_LENGTH]
        return {**super().get_initial(), "query_string": words}


class PromotionEditView(PromotedPages, views.EditView):
    """One question's pages."""
