"""What an editor can do about a search: one click to a synonym or a promoted page, new or the one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.contrib.search_promotions.models import Query

from search.cms.promotions import known_picks
from search.cms.synonyms import address_to_add, address_to_edit
from search.models import SynonymGroup
from search.models.synonym_terms import folded_term
from search.phrases import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ADD_PROMOTION = "wagtailsearchpromotions:add"
EDIT_PROMOTION = "wagtailsearchpromotions:edit"


def with_what_is_there(rows: Iterable[dict[str, Any]], user: Any) -> list[dict[str, Any]]:
    """Rows of the report with the group and the question that have their words already, in two queries."""
    found = list(rows)
    languages = {row["language"] for row in found}
    groups = {
        (group.language, folded_term(term)): group.pk
        for group in SynonymGroup.objects.filter(language__in=languages)
        for term in group.terms
    }
    promoted = Query.objects.filter(pk__in=known_picks(user).values("query"))
    questions = {same_words(words): pk for pk, words in promoted.values_list("pk", "query_string")}
    return [
        {
            **row,
            "group": groups.get((row["language"], row["words"])),
            "question": questions.get(same_words(row["words"])),
        }
        for row in found
    ]


class StepsColumn(Column):
    """The steps that the user may take."""

    cell_template_name = "search/cms/steps_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        may = parent_context["request"].user.has_perm
        links = [*_synonym(instance, may), *_promotion(instance, may)]
        return {**context, "links": links, "words": instance["words"]}


def _synonym(row: dict[str, Any], may: Any) -> Iterator[tuple[str, str]]:
    if row["group"] and may("search.change_synonymgroup"):
        yield _("Change its synonyms"), address_to_edit(row["group"])
    elif not row["group"] and may("search.add_synonymgroup"):
        yield _("Add a synonym"), address_to_add(row["language"], row["words"])


def _promotion(row: dict[str, Any], may: Any) -> Iterator[tuple[str, str]]:
    if row["question"] and may("wagtailsearchpromotions.change_searchpromotion"):
        yield _("Change its promoted pages"), reverse(EDIT_PROMOTION, args=[row["question"]])
    elif not row["question"] and may("wagtailsearchpromotions.add_searchpromotion"):
        yield _("Promote a page"), f"{reverse(ADD_PROMOTION)}?{urlencode({'words': row['words']})}"
