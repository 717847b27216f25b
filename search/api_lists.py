"""The lists of the content API: the filters of the pages that show them (``FinderSpec``), the same engine, its numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from wagtail.models import Page as WagtailPage
from wagtail.models import get_page_models

from core import clock
from core.api.loading import load_pages
from core.api.pages import PageGroup, fields_parameter, members, translated_parameter
from core.api.parameters import LIMIT, OFFSET, Parameter, choice, code, day, flag, locale, text
from core.api.problems import Unavailable
from core.api.representing import represent
from core.api.serializers import page_serializer
from core.api.views import Page, list_schema
from search.backends import database
from search.contract import KIND_FACET
from search.facets import FACETS, RECORD
from search.finder.build import search_visible
from search.finder.request import FinderRequest, clean_text
from search.finder.spec import EVERYTHING, FinderSpec
from search.indexing import document_id, page_ids
from search.labels import page_types
from search.listing import ListingMixin
from taxonomy.labels import is_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.contract import SearchQuery, SearchResults


@lru_cache(maxsize=32)
def spec_of(kinds: frozenset[str]) -> FinderSpec:
    """What the index page that shows some kinds of page offers; without one, all that the search page has."""
    for model in get_page_models():
        if issubclass(model, ListingMixin) and kinds & set(model.finder_spec.kinds):
            spec: FinderSpec = model.finder_spec
            return spec
    return replace(EVERYTHING, kinds=tuple(sorted(kinds)), orders=("newest", "title"))


def facet_parameter(name: str, kinds: tuple[str, ...]) -> Parameter:
    """A facet as a parameter; several values mean any of them."""
    description = f"{FACETS[name].label}; repeat it for any of several."
    if name == KIND_FACET:
        return choice(name, description, kinds or sorted(page_types()), many=True)
    vocabulary = FACETS[name].vocabulary
    if vocabulary == RECORD:
        return code(name, description, lambda one: one.isascii() and one.isdigit())
    return code(name, f"{description} Codes: `/api/v1/taxonomy/`.", lambda one: is_code(vocabulary, one))


def list_parameters(spec: FinderSpec) -> tuple[Parameter, ...]:
    """The parameters of a list: those of its page, in the API's words."""
    dated = (day("from", "Not over before this day."), day("to", "Begins by this day.")) if spec.dates else ()
    due = (
        (
            day("deadline_from", "Some deadline lies on this day or later."),
            day("deadline_to", "Some deadline lies on this day or before; without a first day: from now on."),
        )
        if spec.deadlines
        else ()
    )
    return (
        locale(),
        text("q", "Words to look for."),
        *(facet_parameter(name, spec.kinds) for name in spec.facets),
        *dated,
        *due,
        flag("closed", "`true` includes what is closed or past."),
        choice("sort", "The order; best match first where words are given.", tuple(dict.fromkeys(("relevance", *spec.orders)))),
        translated_parameter(),
        LIMIT,
        OFFSET,
    )  # fmt: skip


def query_of(spec: FinderSpec, asked: Mapping[str, Any]) -> SearchQuery:
    """The engine's query for parameters that were read."""
    request = FinderRequest(
        text=clean_text(asked["q"]),
        chosen={name: asked[name] for name in spec.facets},
        order=asked["sort"] or "",
        closed=bool(asked["closed"]),
        starts_from=asked.get("from"),
        starts_to=asked.get("to"),
        deadline_from=asked.get("deadline_from"),
        deadline_to=asked.get("deadline_to"),
    )
    query = request.query(spec, asked["locale"], clock.now())
    left_out = aliases(asked["locale"]) if asked["translated"] else ()
    return replace(
        query, facets=(), highlight=False, offset=asked["offset"], limit=asked["limit"], excluded_ids=left_out
    )


def aliases(language: str) -> tuple[str, ...]:
    """Documents of pages that stand in a tree untranslated."""
    pages = WagtailPage.objects.filter(locale__language_code=language, alias_of__isnull=False, live=True)
    return tuple(document_id(number) for number in pages.values_list("pk", flat=True))


def results_of(query: SearchQuery) -> SearchResults:
    """An engine's answer, or the problem that none answers: what the database makes up for it is not the whole list."""
    results = search_visible(query)
    if results.engine == database.NAME:
        raise Unavailable
    return results


class PageList(PageGroup):
    """Pages of a group with the filters, the order and the numbers of the list on the site."""

    @property
    def spec(self) -> FinderSpec:
        """The list's own."""
        return spec_of(frozenset(model.kind for model in self.models))

    def get_parameters(self) -> tuple[Parameter, ...]:
        return (*list_parameters(self.spec), fields_parameter(members(self.models, detail=False)))

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del kwargs
        query = query_of(self.spec, asked)
        results = results_of(query)
        pages = load_pages(page_ids(hit.document.id for hit in results.hits))
        wanted = asked["fields"] or frozenset()
        items = represent(pages, page_serializer, self.request, asked["locale"], query.now, wanted=wanted)
        return self.paged(Page(items, results.total), asked)

    def answer_schema(self, schema: Any) -> dict[str, Any]:
        return list_schema(self.items_schema(schema, detail=False))
