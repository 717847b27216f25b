"""What every endpoint does: read its parameters, answer in the language asked for, say who may keep the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.utils.decorators import method_decorator
from django.utils.translation import override
from django.views.decorators.http import conditional_page
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.api.parameters import MAX_ID, MAX_OFFSET, Parameter, locale, read_all
from core.api.schema import ApiSchema
from core.meta import absolute
from taxonomy.names import source_language

#: As pages: caches in front may keep an answer for a minute, and give it while we don't answer (decisions.md 6).
CACHE = "public, max-age=0, s-maxage=60, stale-if-error=86400"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """Some of all items, with how many there are."""

    items: Sequence[Any]
    count: int


@method_decorator(conditional_page, name="dispatch")
class ApiView(APIView):
    """An endpoint that is read. A subclass declares its parameters and answers with JSON."""

    schema = ApiSchema()

    #: For the OpenAPI document: section, name of the operation, one sentence.
    tag: str = ""
    operation: str = ""
    summary: str = ""

    def get_parameters(self) -> tuple[Parameter, ...]:
        """What the query may hold."""
        return (locale(),)

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        """The answer to parameters that were read; names are in the active language."""
        raise NotImplementedError

    def answer_schema(self, schema: Any) -> Json:
        """The answer's JSON schema; ``schema.ref(serializer)`` registers a component (``core.api.schema``)."""
        raise NotImplementedError

    def get(self, request: Request, **kwargs: Any) -> Response:
        """Answer a read."""
        asked = read_all(request.query_params, self.get_parameters())
        with override(asked.get("locale") or source_language()):
            return Response(self.answer(asked, **kwargs))

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Say what other sites' scripts may do: read."""
        del request, args, kwargs
        methods = "GET, HEAD, OPTIONS"
        headers = {
            "Allow": methods,
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Max-Age": "86400",
        }
        return Response(status=204, headers=headers)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Good answers are for everybody; a session or an Authorization header makes them private (``core.cache``)."""
        response = super().finalize_response(request, response, *args, **kwargs)
        good = response.status_code < 400  # noqa: PLR2004 -- errors begin there
        response.headers.setdefault("Cache-Control", CACHE if good else "no-store")
        return response

    def paged(self, page: Page, asked: Mapping[str, Any]) -> Json:
        """The envelope of a list (decisions.md 14)."""
        limit, offset = asked["limit"], asked["offset"]
        after = offset + limit
        return {
            "count": page.count,
            "next": self._address(after) if after < page.count and after <= MAX_OFFSET else None,
            "previous": self._address(max(0, offset - limit)) if offset else None,
            "results": list(page.items),
        }

    def _address(self, offset: int) -> str:
        pairs = [
            (name, value)
            for name, values in self.request.query_params.lists()
            for value in values
            if name != "offset"
        ]
        return absolute(f"{self.request.path}?{urlencode([*pairs, ('offset', offset)])}")


class DetailView(ApiView):
    """One item by its number."""

    #: What to say of a number that nobody has.
    missing: ClassVar[str] = "There is nothing with this id."

    def found(self, thing: Any | None) -> Any:
        """The thing, or 404."""
        if thing is None:
            raise NotFound(self.missing)
        return thing

    def possible(self, number: int) -> int:
        """A number that the database can look for, or 404."""
        if number > MAX_ID:
            raise NotFound(self.missing)
        return number


def list_schema(items: Json) -> Json:
    """Schema of the envelope."""
    address = {"type": ["string", "null"], "format": "uri"}
    return {
        "type": "object",
        "required": ["count", "next", "previous", "results"],
        "properties": {
            "count": {"type": "integer", "minimum": 0},
            "next": address,
            "previous": address,
            "results": {"type": "array", "items": items},
        },
    }
