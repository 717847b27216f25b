"""Listings per page type: columns of what an editor asks, filters, export."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.models import Locale

from core import clock
from core.admin.editing import CarefulEditView
from core.admin.page_actions import AtomicPrivacyView
from core.admin.states import attach_languages, next_deadline_of, state_label, state_of
from core.templatetags.formats import day
from taxonomy.enums import Status

STATE = Column("state", label=_("State"), accessor=state_label, width="10%")
DEADLINE = Column("next_deadline", label=_("Next deadline"), accessor=next_deadline_of, width="10%")
LANGUAGES = Column("language_states", label=_("Translated into"), width="12%")


def day_column(name: str, label: Promise) -> Column:
    """A date as it is: Wagtail's own column says how long ago one is, "0 minutes" for all that lie ahead."""
    return Column(
        name, label=label, accessor=lambda page: day(getattr(page, name)), sort_key=name, width="9%"
    )


REVIEWED = day_column("last_reviewed", _("Reviewed"))
REVIEW_BY = day_column("review_by", _("Review by"))
HEAD: tuple[BaseColumn, ...] = (
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
)
TAIL: tuple[BaseColumn, ...] = (
    LANGUAGES,
    REVIEW_BY,
    DateColumn(
        "latest_revision_created_at", label=_("Changed"), sort_key="latest_revision_created_at", width="10%"
    ),
    PageStatusColumn("status", label=_("Published"), sort_key="live", width="9%"),
)
COMMON_EXPORT = (
    "title",
    "full_url",
    "live",
    "language_states",
    "last_reviewed",
    "review_by",
    "last_published_at",
)


def languages() -> list[tuple[str, Any]]:
    """The languages of the site, by code."""
    return list(settings.LANGUAGES)


class PageTypeFilterSet(WagtailFilterSet):
    """Language, published or not, review due; subclasses add what their type has."""

    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=languages, field_name="locale__language_code", empty_label=None, null_label=None,
        widget=forms.RadioSelect,
    )  # fmt: skip
    untranslated = django_filters.ChoiceFilter(
        label=_("Not translated into"),
        choices=languages,
        method="filter_untranslated",
        widget=forms.RadioSelect,
    )
    live = django_filters.BooleanFilter(label=_("Published"))
    review_due = django_filters.BooleanFilter(label=_("Review is due"), method="filter_review_due")

    class Meta:
        model: Any = None
        fields: ClassVar[list[str]] = []

    def filter_untranslated(self, queryset: Any, _name: str, value: str) -> Any:
        """Pages that this language shows only as an alias."""
        locale = Locale.objects.filter(language_code=value).first()
        real = queryset.model.objects.filter(locale=locale, alias_of__isnull=True).values("translation_key")
        return queryset.exclude(translation_key__in=real)

    def filter_review_due(self, queryset: Any, _name: str, value: bool) -> Any:
        """Pages whose date of review has passed, or the others."""
        return (
            queryset.filter(review_by__lt=clock.today())
            if value
            else queryset.exclude(review_by__lt=clock.today())
        )


class DatedFilterSet(PageTypeFilterSet):
    """The state is computed from dates: a listing has some hundred pages, not thousands."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Status.choices, method="filter_state", widget=forms.CheckboxSelectMultiple
    )

    def filter_state(self, queryset: Any, _name: str, value: list[str]) -> Any:
        """Pages in one of these states now."""
        now = clock.now()
        pages = queryset.model.objects.prefetch_related(*deadlines_of(queryset.model))
        return queryset.filter(pk__in=[page.pk for page in pages if state_of(page, now) in value])


def deadlines_of(model: Any) -> list[str]:
    """The child rows from which a type's state is computed."""
    return ["deadlines"] if hasattr(model, "deadlines") else []


class PageTypeIndexView(IndexView):
    """Pages of one type in the source language unless another is asked for; aliases are not work to do."""

    #: Rows of others that the columns show: read once for the whole listing.
    prefetch: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet[Any]:
        pages = super().get_base_queryset().filter(alias_of__isnull=True)
        if not self.request.GET.get("language"):
            pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
        return pages.prefetch_related(*deadlines_of(self.model), *self.prefetch)

    @cached_property
    def show_locale_labels(self) -> bool:
        """Where one language is listed, each line need not say it."""
        return False

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Ask the index for hits alone: it cannot filter by locale, alias or what the filters ask."""
        if not self.is_searching:
            return queryset
        hits = self.model.objects.all().autocomplete(self.search_query)
        return queryset.filter(pk__in=[page.pk for page in hits])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        attach_languages(context["object_list"])
        return context

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        pages = list(queryset)
        attach_languages(pages)
        return super().as_spreadsheet(pages, spreadsheet_format)

    def get_heading(self, queryset: Any, field: str) -> str:
        """``queryset`` is a list here, whose languages are known."""
        del queryset
        headings = {
            "language_states": LANGUAGES.label, "state": STATE.label, "next_deadline": DEADLINE.label,
            "full_url": _("Address"), "live": _("Published"), **self.export_headings,
        }  # fmt: skip
        return str(headings.get(field) or capfirst(self.model._meta.get_field(field).verbose_name))  # noqa: SLF001 -- Django's name

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Computed values by name, the rest from the page."""
        computed = {"state": state_label, "next_deadline": next_deadline_of}
        return {
            field: computed[field](item) if field in computed else getattr(item, field)
            for field in self.list_export
        }


class PageTypeListing(PageListingViewSet):
    """A menu entry with all pages of a type. ``facts`` are the columns between title and languages."""

    index_view_class = PageTypeIndexView
    add_to_admin_menu = False
    list_per_page = 50
    facts: tuple[BaseColumn, ...] = ()
    export_facts: tuple[str, ...] = ()
    prefetch: tuple[str, ...] = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(prefetch=self.prefetch, **kwargs)

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.menu_label = capfirst(self.model._meta.verbose_name_plural)  # noqa: SLF001 -- Django's name

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Title, facts, languages, dates, state of publication."""
        return [*HEAD, *self.facts, *TAIL]

    @cached_property
    def list_export(self) -> list[str]:
        """The same as columns, without pictures and buttons."""
        return ["title", *self.export_facts, *COMMON_EXPORT[1:]]

    @cached_property
    def export_filename(self) -> str:
        """Named by the type."""
        return str(self.model._meta.model_name)  # noqa: SLF001 -- Django's name

    @cached_property
    def filterset_class(self) -> type[PageTypeFilterSet]:
        """The filters, with "state" for pages with dates."""
        base = DatedFilterSet if STATE in self.facts else PageTypeFilterSet
        meta = type("Meta", (base.Meta,), {"model": self.model})
        return type(f"{self.model.__name__}FilterSet", (base,), {"Meta": meta})


class DatedListing(PageTypeListing):
    """Pages that open and close."""

    facts: tuple[Column, ...] = (STATE, DEADLINE)
    export_facts: tuple[str, ...] = ("state", "next_deadline")


class MeridianPageViewSet(PageViewSet):
    """Every page type's views in the CMS: who saves second is told; privacy is set in one transaction."""

    edit_view_class = CarefulEditView
    set_privacy_view_class = AtomicPrivacyView
