"""The OpenAPI 3.1 document, from what the views declare: the same parameters, the same shapes."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from core.api import briefs
from core.api.fields import CODE, nullable, object_schema
from core.api.problems import MEDIA_TYPE
from core.api.serializers import ALWAYS, PageSerializer
from core.api.stream_schemas import stream_schema
from core.api.texts import ReferenceField, StreamField

PUBLIC = "/api/v1/"
#: What every endpoint may answer besides what was asked for.
PROBLEMS = {
    400: "Unknown parameters or values that cannot be read.",
    404: "There is nothing at this address.",
    405: "The API is read only.",
    406: "The answer is JSON.",
    429: "Too many requests: wait as long as `Retry-After` says.",
    500: "Something went wrong here; it was noted.",
    503: "A part of the site is away: try again as `Retry-After` says.",
}

_STRING = {"type": "string"}


#: Shapes that no serializer has.
SHAPES: dict[str, Any] = {
    "Code": {**object_schema(code=_STRING, name=_STRING), "description": "A code and its name in the answer's language."},
    "Money": object_schema(
        amount={"type": "string", "pattern": r"^-?\d+\.\d{2}$"}, currency={"type": "string", "pattern": "^[A-Z]{3}$"}
    ),
    "LanguageSkill": object_schema(language=CODE, cefr=nullable(CODE)),
    "OpeningHours": object_schema(weekday={"type": "integer", "minimum": 1, "maximum": 7}, opens=_STRING, closes=_STRING),
    "Translation": object_schema(
        id={"type": "integer"}, language=_STRING, title=_STRING, url={"type": "string", "format": "uri"},
        html_url={"type": "string", "format": "uri"},
    ),
    "Problem": {
        "type": "object",
        "description": "A problem document (RFC 9457).",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": _STRING,
            "status": {"type": "integer"},
            "detail": _STRING,
            "errors": {"type": "object", "additionalProperties": {"type": "array", "items": _STRING}},
        },
    },
}  # fmt: skip


def only_public_api(endpoints: Iterable[tuple[str, str, str, Any]], **_kwargs: Any) -> list[Any]:
    """Keep the content API: the CMS has views of its own that are no part of it."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PUBLIC)]


def with_shapes(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Add what all answers share; members of items may be left out by ``?fields=``."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(SHAPES | _STREAMS)
    for name, schema in schemas.items():
        if name in _ITEMS:
            schema["required"] = list(ALWAYS)
            if kind := _ITEMS[name]:
                schema["properties"]["type"] = {"type": "string", "const": kind}
    result["components"]["schemas"] = dict(sorted(schemas.items()))
    result["components"]["responses"] = {f"Problem{code}": _problem(text) for code, text in PROBLEMS.items()}
    for path in result["paths"].values():
        for operation in path.values():
            problems = {str(code): {"$ref": f"#/components/responses/Problem{code}"} for code in PROBLEMS}
            operation["responses"].update(problems)
    return result


def _problem(description: str) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": description, "content": content}


#: Components of page items with their ``type``, noted while the document is made.
_ITEMS: dict[str, str] = {}
#: Components of streams and their blocks.
_STREAMS: dict[str, dict[str, Any]] = {}


class ApiSchema(AutoSchema):
    """Reads an ``ApiView``'s own declarations."""

    view: Any  # an ApiView; DRF's stubs know its base

    def ref(self, serializer: type[serializers.Serializer]) -> dict[str, Any]:
        """Register a serializer as a component; a reference to it."""
        component = self.resolve_serializer(serializer, "response")
        if issubclass(serializer, PageSerializer):
            _ITEMS[component.name] = getattr(serializer, "kind", "")
        return dict(component.ref)

    def get_operation_id(self) -> str:
        return str(self.view.operation)

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_summary(self) -> str:
        return str(self.view.summary)

    def get_description(self) -> str:  # type: ignore[override]  # -- drf-spectacular's own signature
        return inspect.cleandoc(type(self.view).__doc__ or "")

    def get_override_parameters(self) -> list[Any]:
        paths = [
            OpenApiParameter(name, {"type": "string", "enum": codes()}, OpenApiParameter.PATH)
            for name, codes in getattr(self.view, "path_enums", {}).items()
        ]
        return paths + [
            OpenApiParameter(
                parameter.name, parameter.openapi(), OpenApiParameter.QUERY, description=parameter.description
            )
            for parameter in self.view.get_parameters()
        ]

    def get_request_serializer(self) -> None:
        """Nothing is sent."""

    def get_response_serializers(self) -> Any:
        return {200: self.view.answer_schema(self)}

    def _get_response_for_code(self, serializer: Any, status_code: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super()._get_response_for_code(serializer, status_code, *args, **kwargs)
        return {**answer, "description": "The answer."}

    def named(self, name: str, schema: dict[str, Any]) -> dict[str, Any]:
        """A component of this name and a reference to it; the schema itself where the name means something else."""
        if _STREAMS.setdefault(name, schema) != schema:
            return schema
        return {"$ref": f"#/components/schemas/{name}"}

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        if isinstance(field, StreamField):
            name = str(field.field_name).title().replace("_", "")
            return self.named(f"{name}Stream", stream_schema(field.block, self))
        if isinstance(field, ReferenceField):
            return nullable(self.ref(briefs.PageLinkSerializer))
        return super()._map_serializer_field(field, direction, bypass_extensions)
