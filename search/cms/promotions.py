"""Wagtail's screens of promoted results, for pages only; they may come with words filled in.

Wagtail counts what visitors search for in tables of its own. Those are empty here (``search.log`` counts), so that its
column of views, its chooser of popular queries and its report of search terms would show nothing for ever.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.contrib.search_promotions import views
from wagtail.contrib.search_promotions.forms import (
    QueryForm,
    SearchPromotionForm,
    SearchPromotionsFormSet,
)
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.search.utils import MAX_QUERY_STRING_LENGTH

#: What a promotion can have besides its page: no reader would see it.
UNUSED = ("external_link_url", "external_link_text", "description")


class QuestionForm(QueryForm):
    """The words for which pages are promoted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["query_string"].max_length = MAX_QUERY_STRING_LENGTH
        self.fields["query_string"].help_text = _(
            "Exactly these words, in any order. Capitals, accents and signs don't matter."
        )

    class Meta(QueryForm.Meta):
        pass


class PromotedPageForm(SearchPromotionForm):
    """A page, and nothing else: results are pages of this site, in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].required = True
        self.fields["page"].help_text = _(
            "Stands above the results for readers of its language; others get its translation, where there is one."
        )
        for name in UNUSED:
            self.fields[name].disabled = True

    class Meta(SearchPromotionForm.Meta):
        model = SearchPromotion


class PromotedPagesFormSet(SearchPromotionsFormSet):
    """The pages of one question, in order."""

    form = PromotedPageForm


class PromotedPages:
    """What adding and editing share."""

    form_class = QuestionForm

    @cached_property
    def searchpicks_formset(self) -> PromotedPagesFormSet:
        """The pages, as sent or as they are."""
        sent = self.request.POST if self.request.method == "POST" else None  # type: ignore[attr-defined]  # -- of the view
        return PromotedPagesFormSet(sent, instance=self.object)  # type: ignore[attr-defined]  # -- of the view


def languages_of(query: Query) -> str:
    """For readers of which languages pages are promoted: those of the pages."""
    locales = (pick.page.locale for pick in query.editors_picks.all() if pick.page)
    return ", ".join(dict.fromkeys(locale.get_display_name() for locale in locales))


class PromotionsIndexView(views.IndexView):
    """Questions and their pages."""

    columns: list[BaseColumn] = [
        *views.IndexView.columns[:2],
        Column("languages", label=_("Language"), accessor=languages_of),
    ]

    def get_base_queryset(self) -> QuerySet[Query]:
        queries: QuerySet[Query] = super().get_base_queryset()
        return queries.prefetch_related("editors_picks__page__locale")


class PromotionCreateView(PromotedPages, views.CreateView):
    """``?words=visa`` fills in the question, as the report of searches does."""

    template_name = "search/cms/promotion_add.html"

    def get_initial(self) -> dict[str, Any]:
        words = self.request.GET.get("words", "")[:MAX_QUERY_STRING_LENGTH]
        return {**super().get_initial(), "query_string": words}


class PromotionEditView(PromotedPages, views.EditView):
    """One question's pages."""


def urlpatterns() -> list[URLPattern]:
    """Addresses that stand before Wagtail's own of the same names."""
    report = RedirectView.as_view(pattern_name="search_report")
    index = PromotionsIndexView
    return [
        path("searchpicks/", index.as_view(), name="search_promotions"),
        path("searchpicks/results/", index.as_view(results_only=True), name="search_promotions_results"),
        path("searchpicks/add/", PromotionCreateView.as_view(), name="search_promotions_add"),
        path("searchpicks/<int:query_id>/", PromotionEditView.as_view(), name="search_promotions_edit"),
        path("searchpicks/queries/chooser/", report, name="search_words"),
        path("searchpicks/queries/chooser/results/", report, name="search_words_results"),
        path("searchpicks/reports/search-terms/", report, name="search_terms"),
        path("searchpicks/reports/search-terms/results/", report, name="search_terms_results"),
    ]
