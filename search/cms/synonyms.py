"""Synonyms in the CMS: a list by language, and forms that may come with words filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from search.cms.synonym_form import SynonymForm
from search.models import SynonymGroup
from search.models.synonym_terms import LONGEST_TERM, MOST_TERMS, terms_of

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpResponse

ADD_GROUP = "wagtailsnippets_search_synonymgroup:add"
EDIT_GROUP = "wagtailsnippets_search_synonymgroup:edit"


def address_to_add(language: str, words: str) -> str:
    """The form of a new group with words in it."""
    return f"{reverse(ADD_GROUP)}?{urlencode({'language': language, 'words': words})}"


def address_to_edit(group_id: int, words: str = "") -> str:
    """The form of a group, with more words behind its own."""
    query = f"?{urlencode({'words': words})}" if words else ""
    return reverse(EDIT_GROUP, args=[group_id]) + query


class PrefilledCreateView(CreateView):
    """The form to add a group; ``?language=fr&words=bourse`` fills it in, as the report of searches does."""

    def get_initial_form_instance(self) -> Model | None:
        asked = self.request.GET
        return SynonymGroup(
            language=asked.get("language", "")[:12], words=asked.get("words", "")[:LONGEST_TERM]
        )

    def form_invalid(self, form: Any) -> HttpResponse:
        """Lead on to the groups in which some of the words stand already, taking the others along."""
        if self.request.user.has_perm("search.change_synonymgroup"):
            for group in form.instance.overlapping():
                self._lead_to(group, form.instance)
        response: HttpResponse = super().form_invalid(form)
        return response

    def _lead_to(self, group: SynonymGroup, typed: SynonymGroup) -> None:
        text = _("There is a group already: %(words)s.") % {"words": group}
        address = address_to_edit(group.pk, "\n".join(typed.terms))
        button = messages.button(address, _("Add the words to it"))
        messages.warning(self.request, text, buttons=[button])


class PrefilledEditView(EditView):
    """The form of a group; ``?words=bourse`` adds words to it, which are not saved yet."""

    def get_initial(self) -> dict[str, Any]:
        more = self.request.GET.get("words", "")[: MOST_TERMS * LONGEST_TERM]
        words = "\n".join(terms_of(f"{self.object.words}\n{more}"))
        return {**super().get_initial(), **({"words": words} if more else {})}


def in_one_line(group: Any) -> str:
    """The terms of a group."""
    return str(group)


class SynonymViewSet(SnippetViewSet):
    """Groups of words by language."""

    model = SynonymGroup
    icon = "copy"
    menu_label = gettext_lazy("Synonyms")
    copy_view_enabled = False
    list_per_page = 50
    add_view_class = PrefilledCreateView
    edit_view_class = PrefilledEditView
    edit_handler = ObjectList(SynonymGroup.panels, base_form_class=SynonymForm)
    search_fields = ("words",)
    list_display = (
        Column(
            "terms", label=gettext_lazy("Words that mean the same"), accessor=in_one_line, sort_key="words"
        ),
        Column(
            "language", label=gettext_lazy("Language"), accessor="get_language_display", sort_key="language"
        ),
    )
    list_filter = ("language",)
    list_export = ("language", "words")
