"""The language of an answer: by its address where that begins with one, else by what the reader prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware import locale
from django.utils import translation
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class LocaleMiddleware(locale.LocaleMiddleware):
    """Django's, but an address without a language stays what it is.

    Django sends every address that is not found to the same address below a language, so that
    ``/api/v1/nothing`` became ``/en/api/v1/nothing``. Only the entrance ``/`` negotiates here, in its own view.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say the language of pages; those at an address without one depend on what the reader prefers."""
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        language = translation.get_language()
        if not translation.get_language_from_path(request.path_info):
            patch_vary_headers(response, ["Accept-Language"])
        if language:
            response.headers.setdefault("Content-Language", language)
        return response
