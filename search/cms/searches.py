"""The report of searches: what readers ask by language and week, what finds nothing, what nobody opens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.templatetags.formats import day
from search.cms.steps import StepsColumn, with_what_is_there
from search.models import AskedWords
from search.models.languages import site_languages

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Offered in the filter; older weeks are in the export.
WEEKS = 26


def weeks() -> list[tuple[str, str]]:
    """The Mondays of the latest weeks with searches."""
    mondays = AskedWords.objects.dates("day", "week", order="DESC")[:WEEKS]
    return [(monday.isoformat(), day(monday)) for monday in mondays]


class SearchesFilterSet(WagtailFilterSet):
    """Language, week, and what became of the searches."""

    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=site_languages, widget=forms.RadioSelect
    )
    week = django_filters.ChoiceFilter(
        label=_("Week from"), choices=weeks, method="filter_week", widget=forms.RadioSelect
    )
    outcome = django_filters.ChoiceFilter(
        label=_("What came of it"),
        choices=[("empty", _("Nothing found")), ("unopened", _("Found, but nothing opened"))],
        method="filter_outcome",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = AskedWords
        fields: list[str] = []

    def filter_week(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """The seven days from a Monday on."""
        monday = date.fromisoformat(value)
        return rows.filter(day__gte=monday, day__lt=monday + timedelta(days=7))

    def filter_outcome(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Searches that found nothing, or something that nobody wanted."""
        if value == "empty":
            return rows.filter(empties__gt=0)
        return rows.filter(searches__gt=F("empties"), opened=0)


class WeekColumn(Column):
    """The Monday, as the editor's language writes it."""

    def get_value(self, instance: Any) -> str:
        return str(day(instance["week"]))


class LanguageColumn(Column):
    """The language's name."""

    def get_value(self, instance: Any) -> str:
        code = str(instance["language"])
        return dict(site_languages()).get(code, code)


class WordsColumn(Column):
    """The words, with the site's answer to them one click away."""

    cell_template_name = "search/cms/words_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        address = f"/{instance['language']}/search/?{urlencode({'q': instance['words']})}"
        return {**context, "address": address, "language": instance["language"]}


class SearchesView(ReportView):
    """Newest week first, the most frequent first."""

    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    results_template_name = "search/cms/searches_results.html"
    permission_policy = ModelPermissionPolicy(AskedWords)
    permission_required = "view"
    model = AskedWords
    filterset_class = SearchesFilterSet
    is_searchable = True
    search_fields = ["words"]
    default_ordering = ("-week", "-searches", "words")
    #: Of searches in vain those come first that failed most often.
    ordering_of_empty = ("-week", "-empties", "words")
    columns = [
        WordsColumn("words", label=_("Words"), sort_key="words"),
        LanguageColumn("language", label=_("Language"), sort_key="language"),
        WeekColumn("week", label=_("Week from"), sort_key="week"),
        NumberColumn("searches", label=_("Searches"), sort_key="searches"),
        NumberColumn("empties", label=_("Nothing found"), sort_key="empties"),
        NumberColumn("opened", label=_("Results opened"), sort_key="opened"),
        StepsColumn("steps", label=_("What to do")),
    ]
    list_export = ["week", "language", "words", "searches", "empties", "opened"]
    export_headings = {
        "week": _("Week from"),
        "language": _("Language"),
        "words": _("Words"),
        "searches": _("Searches"),
        "empties": _("Nothing found"),
        "opened": _("Results opened"),
    }
    export_filename = "searches"

    def get_ordering(self) -> Any:
        ordering = super().get_ordering()
        is_empty = self.request.GET.get("outcome") == "empty" and ordering == self.default_ordering
        return self.ordering_of_empty if is_empty else ordering

    def get_table(self, object_list: Any) -> Any:
        """The page of rows, each with what an editor has done about it."""
        return super().get_table(with_what_is_there(object_list, self.request.user))

    def get_base_queryset(self) -> QuerySet[Any]:
        """One row a week, language and words."""
        rows = (
            AskedWords.objects.annotate(week=TruncWeek("day")).order_by().values("week", "language", "words")
        )
        return rows.annotate(searches=Sum("count"), empties=Sum("empty"), opened=Sum("clicks")).filter(
            searches__gt=0
        )


class SearchesMenuItem(MenuItem):
    """In the menu of reports, for who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("search.view_askedwords"))
