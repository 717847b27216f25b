"""Addresses of search in the CMS, to stand before Wagtail's own of the same names.

Wagtail counts what visitors search for in tables of its own. Those are empty here (``search.log`` counts), so that its
chooser of popular queries and its report of search terms would show nothing for ever: both lead to our report.
"""

from __future__ import annotations

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from search.cms.found import FoundView
from search.cms.promotions import PromotionCreateView, PromotionEditView, PromotionsIndexView
from search.cms.searches import SearchesView


def urlpatterns() -> list[URLPattern]:
    """Report, inspection of a page, and Wagtail's promotions as we have them."""
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
        path("reports/searches/", SearchesView.as_view(), name="search_report"),
        path(
            "reports/searches/results/", SearchesView.as_view(results_only=True), name="search_report_results"
        ),
        path("pages/<int:page_id>/found/", FoundView.as_view(), name="search_found"),
    ]
