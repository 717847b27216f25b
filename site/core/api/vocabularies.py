"""Endpoints of the vocabularies: what codes there are, and what they are called in a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from rest_framework.exceptions import NotFound

from core.api.addresses import API_ROOT
from core.api.views import ApiView, Json, list_schema
from core.meta import absolute
from taxonomy import memory
from taxonomy.labels import CHOICES, choices
from taxonomy.models import VOCABULARIES

#: Addresses of the vocabularies of the database; enums stand at their own names.
PLURALS = {
    "countries": "country",
    "fields": "field",
    "languages": "language",
    "levels": "level",
    "currencies": "currency",
    "topics": "topic",
}
#: Columns that some vocabularies have besides code and names.
_MORE = ("alpha3", "numeric", "region", "subregion", "eu_code", "parent_id", "eqf", "isced")


def vocabulary_names() -> list[str]:
    """Every vocabulary by the name in its address."""
    return [*PLURALS, *sorted(CHOICES)]


class VocabularyIndex(ApiView):
    """Which vocabularies there are."""

    tag, operation, summary = "taxonomy", "listVocabularies", "The vocabularies"

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del asked, kwargs
        return _whole(
            [{"name": name, "url": absolute(f"{API_ROOT}taxonomy/{name}/")} for name in vocabulary_names()]
        )

    def answer_schema(self, schema: Any) -> Json:
        del schema
        strings = {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}}
        return list_schema({"type": "object", "required": list(strings), "properties": strings})


class VocabularyView(ApiView):
    """All codes of a vocabulary at once: the longest has 249."""

    tag, operation, summary = "taxonomy", "getVocabulary", "All codes of a vocabulary with their names"
    path_enums = {"name": vocabulary_names}

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del asked
        name = kwargs["name"]
        if name not in vocabulary_names():
            raise NotFound("There is no vocabulary of this name.")
        vocabulary = PLURALS.get(name, name)
        rows: Mapping[str, Any] = memory.rows(vocabulary) if vocabulary in VOCABULARIES else {}
        language = get_language() or ""
        return _whole(
            [
                {"code": code, "name": text, **_more(rows.get(code))}
                for code, text in choices(vocabulary, language)
            ]
        )

    def answer_schema(self, schema: Any) -> Json:
        del schema
        more = {name.removesuffix("_id"): {"type": ["string", "integer", "null"]} for name in _MORE}
        return list_schema(
            {
                "type": "object",
                "required": ["code", "name"],
                "properties": {"code": {"type": "string"}, "name": {"type": "string"}, **more},
            }
        )


def _more(row: Any) -> Json:
    return {
        name.removesuffix("_id"): getattr(row, name)
        for name in _MORE
        if row is not None and hasattr(row, name)
    }


def _whole(items: list[Json]) -> Json:
    return {"count": len(items), "next": None, "previous": None, "results": items}
