"""Endpoints that search: over everything, and completions while somebody types. Lists are in ``search.api_lists``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from core.api.addresses import API_ROOT, api_url
from core.api.fields import CODE, code_json, instant_json, nullable, object_schema
from core.api.parameters import Parameter, integer, locale, text
from core.api.problems import Unavailable
from core.api.throttles import SuggestThrottle
from core.api.views import ApiView, Page, list_schema
from core.meta import absolute
from search.api_lists import list_parameters, query_of
from search.contract import EVENT_RULE, SearchUnavailableError
from search.facets import FACETS
from search.finder.asking import Asking, is_filtered
from search.finder.request import clean_text
from search.finder.spec import EVERYTHING
from search.indexing import page_ids
from search.labels import facet_labels, page_types
from search.suggesting import INSTITUTION, PAGE, QUERY, TOPIC, completions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.contract import SearchHit, SearchResults
    from search.suggesting import Completion

#: Suggestions of one answer: more nobody reads while typing.
MOST_SUGGESTIONS = 20
#: The search page's list with every facet as a filter.
WIDE = replace(EVERYTHING, facets=tuple(FACETS))


class SearchView(ApiView):
    """Every page of a language by words and facets, with the counts of the search page."""

    tag, operation, summary = "search", "search", "Search over everything"

    def get_parameters(self) -> tuple[Parameter, ...]:
        return list_parameters(WIDE)

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del kwargs
        query = replace(query_of(WIDE, asked), facets=EVERYTHING.facets, highlight=True)
        plain = bool(query.text) and not is_filtered(query)
        results, promoted = Asking(query.now).answer(query, promoted=plain)
        above = {hit.document.id for hit in promoted}
        hits = [hit_json(hit) for hit in results.hits if hit.document.id not in above]
        return {
            **self.paged(Page(hits, results.total), asked),
            "promoted": [] if query.offset else [hit_json(hit) for hit in promoted],
            "facets": {name: facet_json(name, results, asked["locale"]) for name in EVERYTHING.facets},
            "hidden_closed": results.hidden_closed,
            "other_languages": results.other_languages,
            "suggestion": results.suggestion,
            "softened": results.softened,
            "degraded": results.degraded,
        }

    def answer_schema(self, schema: Any) -> dict[str, Any]:
        del schema
        envelope = list_schema(HIT)
        counted = object_schema(
            code=STRING, name=STRING, count={"type": "integer"}, selected={"type": "boolean"}
        )
        more = {
            "facets": {"type": "object", "additionalProperties": {"type": "array", "items": counted}},
            "hidden_closed": {"type": "integer"},
            "other_languages": {"type": "integer"},
            "suggestion": STRING,
            "promoted": {"type": "array", "items": HIT},
            "softened": {"type": "boolean"},
            "degraded": {"type": "boolean"},
        }
        return {
            **envelope,
            "required": [*envelope["required"], *more],
            "properties": {**envelope["properties"], **more},
        }


def link_json(identifier: str, kind: str) -> dict[str, Any]:
    """Number, type and address of a hit's page."""
    model = page_types().get(kind)
    number = page_ids([identifier])[0]
    return {
        "id": number,
        "type": kind,
        "url": api_url(model.api_group if model else "", number),
    }


def hit_json(hit: SearchHit) -> dict[str, Any]:
    """A hit, from the index alone; ``highlights`` are fragments as runs of text."""
    document = hit.document
    dated = document.status_rule == EVENT_RULE
    return {
        **link_json(document.id, document.kind),
        "key": document.key,
        "html_url": absolute(document.url),
        "locale": document.locale,
        "language": document.language,
        "title": document.title,
        "summary": document.summary,
        "status": code_json("status", hit.status),
        "next_deadline": instant_json(hit.next_deadline) if hit.next_deadline else None,
        "starts_at": instant_json(document.starts_at) if dated and document.starts_at else None,
        "ends_at": instant_json(document.ends_at) if dated and document.ends_at else None,
        "highlights": [
            [{"text": text, "match": match} for text, match in fragment] for fragment in hit.highlights
        ],
    }


def facet_json(name: str, results: SearchResults, language: str) -> list[dict[str, Any]]:
    """How many pages each code of a facet would leave."""
    counts = results.facets.get(name, ())
    labels = facet_labels(name, (one.code for one in counts), language)
    return [
        {
            "code": one.code,
            "name": labels.get(one.code, one.code),
            "count": one.count,
            "selected": one.selected,
        }
        for one in counts
    ]


class SuggestView(ApiView):
    """Institutions, titles, topics and frequent searches that go on as what was typed.

    50 requests a second and client, counted apart from the 300 a minute of the other endpoints.
    """

    tag, operation, summary = "search", "suggest", "Completions of what is being typed"
    throttle_classes = (SuggestThrottle,)

    def get_parameters(self) -> tuple[Parameter, ...]:
        return (
            locale(),
            text("q", "What was typed so far."),
            integer("limit", "How many, at most 20.", 1, MOST_SUGGESTIONS, 8),
        )

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del kwargs
        try:
            found = completions(clean_text(asked["q"]), asked["locale"], asked["limit"])
        except SearchUnavailableError as error:
            raise Unavailable from error
        return {"results": [completion_json(one) for one in found]}

    def answer_schema(self, schema: Any) -> dict[str, Any]:
        del schema
        kinds = {"type": "string", "enum": [PAGE, INSTITUTION, TOPIC, QUERY]}
        number = {"type": ["integer", "null"]}
        item = object_schema(
            **{**LINK, "id": number}, kind=kinds, label=STRING, language=STRING, title=STRING
        )
        return object_schema(results={"type": "array", "items": item})


def completion_json(one: Completion) -> dict[str, Any]:
    """A completion; what is no page has no number, and ``url`` is the search behind it."""
    search = f"{API_ROOT}search/?{urlencode([*one.query, ('locale', one.language)])}"
    link = link_json(one.id, one.type) if one.id else {"id": None, "type": one.type, "url": absolute(search)}
    return {
        **link,
        "kind": one.group,
        "label": one.label,
        "html_url": absolute(one.url),
        "language": one.language,
        "title": one.title,
    }


STRING = {"type": "string"}
MOMENT = {"type": ["string", "null"], "format": "date-time"}
LINK = {"id": {"type": "integer"}, "type": STRING, "url": STRING, "html_url": STRING}
RUNS = {"type": "array", "items": object_schema(text=STRING, match={"type": "boolean"})}
HIT = object_schema(
    **LINK,
    **dict.fromkeys(("key", "locale", "language", "title", "summary"), STRING),
    status=nullable(CODE),
    next_deadline=MOMENT,
    starts_at=MOMENT,
    ends_at=MOMENT,
    highlights={"type": "array", "items": RUNS},
)
