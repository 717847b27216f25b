"""The OpenAPI document as an answer, and the page to try it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator

from core.api.problems import problem_response
from core.api.views import CACHE
from taxonomy.names import source_language


@lru_cache(maxsize=1)
def openapi_document() -> dict[str, Any]:
    """The document, made once a process: it follows from the code alone. Server addresses are left to ``served``."""
    with override(source_language()):
        document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return document


@require_safe
@conditional_page
def openapi(request: HttpRequest) -> HttpResponse:
    """``/api/v1/openapi.json``."""
    if request.GET:
        return problem_response(400, "This endpoint has no parameters.")
    document = {**openapi_document(), "servers": [{"url": settings.BASE_URL}]}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json", headers={"Cache-Control": CACHE})


class DocsPage(TemplateView):
    """``/api/docs/``: Swagger UI from our own files; script and style are files too, so the strict policy holds."""

    template_name = "api/docs.html"
