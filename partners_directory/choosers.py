"""Picking an institution in the CMS: by any of its names, codes or its city; or adding one that no registry has.

What has exactly the letters typed comes first; where nothing has, what the words may mean.
"""

from typing import Any

from django import forms
from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from partners_directory.affiliations import named_like
from partners_directory.models import Institution


def shown_codes(institution: Institution) -> str:
    """Erasmus codes with blanks that HTML does not collapse."""
    return ", ".join(code.replace(" ", "\u00a0") for code in institution.erasmus_codes)


def resembling(institutions: QuerySet[Institution], words: str) -> QuerySet[Institution]:
    """Those that mistyped words, or a name as others write it, may mean; best first."""
    meant = named_like(words)
    order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(meant)))
    return institutions.filter(pk__in=meant).order_by(order) if meant else institutions.none()


class InstitutionSearchForm(BaseFilterForm):
    """One box for everything by which an institution is known."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("Name, acronym, city, Erasmus code, PIC or ROR id")}),
    )

    def filter(self, objects: Any) -> Any:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        found = objects.search(self.search_query)
        return found if found.exists() else resembling(objects, self.search_query)


class ChooseMixin:
    """What the modal and its results share."""

    filter_form_class = InstitutionSearchForm
    per_page = 12

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]  # -- mixed into Wagtail's view
            Column("country", label=_("Country")),
            Column("city", label=_("City")),
            Column("erasmus_codes", label=_("Erasmus code"), accessor=shown_codes),
        ]


class ChooseView(ChooseMixin, views.ChooseView):
    """The modal."""


class ChooseResultsView(ChooseMixin, views.ChooseResultsView):
    """Its results."""


class InstitutionChooserViewSet(ChooserViewSet):
    """Withdrawn and inactive institutions are not offered; pages that have them keep them."""

    model = Institution
    icon = "globe"
    choose_one_text = _("Choose an institution")
    choose_another_text = _("Choose another institution")
    edit_item_text = _("Edit this institution")
    creation_tab_label = _("Add by hand")
    create_action_label = _("Add")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    creation_form_class = "partners_directory.quick_form.QuickInstitutionForm"

    def get_object_list(self) -> QuerySet[Institution]:
        """Those that may be chosen, with what the columns show."""
        return Institution.objects.choosable().with_card_data()


institution_chooser = InstitutionChooserViewSet("institution_chooser", url_prefix="institutions/chooser")

#: For StreamFields.
InstitutionChooserBlock = institution_chooser.get_block_class(
    name="InstitutionChooserBlock", module_path="partners_directory.choosers"
)
