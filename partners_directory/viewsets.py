"""Institutions in the CMS: a list with columns, filters, search and export."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from partners_directory.choosers import shown_codes
from partners_directory.enums import InstitutionSource, InstitutionStatus
from partners_directory.models import Institution
from taxonomy.labels import choices
from taxonomy.names import source_language


def used_countries() -> list[tuple[str, str]]:
    """Countries that have institutions, by name."""
    used = set(Institution.objects.order_by().values_list("country_id", flat=True).distinct())
    return [pair for pair in choices("country", get_language() or source_language()) if pair[0] in used]


class InstitutionFilterSet(WagtailFilterSet):
    """What editors look for: a country's partners to be, possible duplicates, who has a charter."""

    country = django_filters.MultipleChoiceFilter(label=_("Country"), choices=used_countries)
    status = django_filters.MultipleChoiceFilter(label=_("Status"), choices=InstitutionStatus.choices)
    source = django_filters.MultipleChoiceFilter(label=_("Source"), choices=InstitutionSource.choices)
    erasmus = django_filters.BooleanFilter(label=_("Has an Erasmus code"), method="filter_erasmus")
    possible_duplicate = django_filters.BooleanFilter(
        label=_("Possible duplicate"), field_name="possible_duplicate_of", lookup_expr="isnull", exclude=True
    )
    partner = django_filters.BooleanFilter(
        label=_("Has a partner page"),
        field_name="partner_pages",
        lookup_expr="isnull",
        exclude=True,
        distinct=True,
    )

    class Meta:
        model = Institution
        fields: list[str] = []

    def filter_erasmus(self, queryset: Any, _name: str, value: bool) -> Any:
        """Those with a code, or without."""
        having = queryset.with_erasmus_code()
        return having if value else queryset.exclude(pk__in=having.values("pk"))


class InstitutionIndexView(generic.IndexView):
    """Searches names, codes and city as the chooser does."""

    def get_base_queryset(self) -> QuerySet[Institution]:
        return Institution.objects.with_card_data()

    def search_queryset(self, queryset: Any) -> Any:
        if not self.is_searching:
            return queryset
        found = queryset.search(self.search_query)
        return found.order_by(*queryset.query.order_by) if self.is_explicitly_ordered else found


class InstitutionViewSet(ModelViewSet):
    """The register of institutions."""

    model = Institution
    name = "institutions"
    icon = "globe"
    menu_label = _("Institutions")
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    index_view_class = InstitutionIndexView
    filterset_class = InstitutionFilterSet
    search_fields = ("search_text",)
    list_display = (
        "__str__",
        Column("country", label=_("Country"), sort_key="country_id"),
        Column("city", label=_("City"), sort_key="city"),
        Column("ror_id", label=_("ROR id"), sort_key="ror_id"),
        Column("erasmus_codes", label=_("Erasmus code"), accessor=shown_codes),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
    )
    list_export = (
        "display_name", "acronym", "country_id", "city", "ror_id", "hei_id", "erasmus_codes", "pics", "status", "website",
        "latitude", "longitude", "source",
    )  # fmt: skip
    export_headings = {
        "country_id": _("Country"),
        "erasmus_codes": _("Erasmus code"),
        "pics": _("PIC"),
    }

    def get_edit_handler(self) -> Panel:
        """The model's panels with its form."""
        return ObjectList(Institution.panels, base_form_class=Institution.base_form_class).bind_to_model(
            Institution
        )


institution_viewset = InstitutionViewSet()
