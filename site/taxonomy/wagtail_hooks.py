"""The vocabularies in the CMS: look up a code, correct a name."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from taxonomy.labels import find
from taxonomy.models import (
    Country,
    Currency,
    FieldOfEducation,
    Language,
    StudyLevel,
    Topic,
    Vocabulary,
)
from taxonomy.names import source_language
from taxonomy.policies import StandardVocabularyPolicy

#: Published by others; the policies must stand before the viewsets ask for them.
STANDARDS: tuple[type[Vocabulary], ...] = (Country, Language, Currency, FieldOfEducation, StudyLevel)

for _standard in STANDARDS:
    register_permission_policy(_standard, StandardVocabularyPolicy(_standard), exact_class=True)


class VocabularyForm(WagtailAdminModelForm):
    """A code is chosen once: a changed one would be a new row, and pages would keep the old code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "code" in self.fields and self.instance.pk:
            self.fields["code"].disabled = True


class VocabularyIndexView(IndexView):
    """Searches the names in every language, which the database cannot."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        language = get_language() or source_language()
        return queryset.filter(pk__in=find(self.model.vocabulary, self.search_query, language))


class VocabularyViewSet(SnippetViewSet):
    """A vocabulary with its facts, read-only, and its names."""

    index_view_class = VocabularyIndexView
    icon = "list-ul"
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    search_fields = ("code",)
    facts: Sequence[str] = ()
    #: Facts that are rows themselves: read once for the whole list.
    relations: Sequence[str] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:  # noqa: ARG002 -- Wagtail's signature
        rows: QuerySet[Any] = self.model._default_manager.prefetch_related(*self.relations)  # noqa: SLF001 -- Django's name
        return rows

    def get_edit_handler(self) -> Panel:
        panels = [
            FieldPanel("code"),
            *(FieldPanel(fact, read_only=True) for fact in self.facts),
            FieldPanel("names"),
        ]
        return ObjectList(panels, base_form_class=VocabularyForm).bind_to_model(self.model)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        permissions: QuerySet[Permission] = super().get_permissions_to_register()
        return permissions.filter(codename__startswith="change_") if self.model in STANDARDS else permissions


def _viewset(model_class: type[Model], *facts: str, **attributes: Any) -> VocabularyViewSet:
    columns = ["code", Column("name", label=_("Name"), accessor=str), *facts]
    return VocabularyViewSet(model=model_class, facts=facts, list_display=columns, **attributes)


class VocabularyGroup(SnippetViewSetGroup):
    """One entry in the menu for all vocabularies."""

    menu_label = _("Vocabularies")
    menu_icon = "list-ul"
    menu_order = 900
    items = (
        _viewset(Country, "alpha3", "numeric", "region", "eu_code", list_filter=["region"]),
        _viewset(FieldOfEducation, "parent", relations=["parent"]),
        _viewset(StudyLevel, "eqf", "isced"),
        _viewset(Language),
        _viewset(Currency),
        _viewset(Topic),
    )


register_snippet(VocabularyGroup)
