"""The address without a language: sends the reader to the best one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request


def entrance(request: HttpRequest) -> HttpResponse:
    """302 to the home page of the best language by Accept-Language, the source language where none fits."""
    language = get_language_from_request(request, check_path=False) or settings.LANGUAGE_CODE
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response
