"""What stands at the API's root, and at every address below it where nothing is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.api.addresses import API_ROOT
from core.api.fields import object_schema
from core.api.parameters import Parameter
from core.api.problems import NOTHING_HERE, problem_response
from core.api.views import ApiView, Json
from core.meta import absolute


class Index(ApiView):
    """Where to begin."""

    tag, operation, summary = "index", "getIndex", "The endpoints and their document"
    #: Names of the endpoints.
    names: tuple[str, ...] = ()

    def get_parameters(self) -> tuple[Parameter, ...]:
        return ()

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del asked, kwargs
        return {
            "openapi": absolute(f"{API_ROOT}openapi.json"),
            "docs": absolute("/api/docs/"),
            "endpoints": [
                {"name": name, "url": absolute(f"{API_ROOT}{name}{'' if '.' in name else '/'}")}
                for name in self.names
            ],
        }

    def answer_schema(self, schema: Any) -> Json:
        del schema
        address = {"type": "string", "format": "uri"}
        one = object_schema(name={"type": "string"}, url=address)
        return object_schema(openapi=address, docs=address, endpoints={"type": "array", "items": one})


def nothing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """404 as a problem document, also while Django's debugging pages are on."""
    del request, kwargs
    return problem_response(404, NOTHING_HERE)
