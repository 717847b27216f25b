"""Synonyms in the CMS: a list by language, and a form that may come with words filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.models import SynonymGroup
from search.models.synonym_terms import LONGEST_TERM

if TYPE_CHECKING:
    from django.db.models import Model


class PrefilledCreateView(CreateView):
    """The form to add a group; ``?language=fr&words=bourse`` fills it in, as the report of searches does."""

    def get_initial_form_instance(self) -> Model | None:
        asked = self.request.GET
        return SynonymGroup(
            language=asked.get("language", "")[:12], words=asked.get("words", "")[:LONGEST_TERM]
        )


def terms_of(group: Any) -> str:
    """The terms in one line."""
    return str(group)


class SynonymViewSet(SnippetViewSet):
    """Groups of words by language."""

    model = SynonymGroup
    icon = "copy"
    menu_label = _("Synonyms")
    copy_view_enabled = False
    list_per_page = 50
    add_view_class = PrefilledCreateView
    search_fields = ("words",)
    list_display = (
        Column("terms", label=_("Words that mean the same"), accessor=terms_of, sort_key="words"),
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
    )
    list_filter = ("language",)
    list_export = ("language", "words")
