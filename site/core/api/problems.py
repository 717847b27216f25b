"""Problem documents (RFC 9457): every error of the API says its status, what went wrong, and where."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

MEDIA_TYPE = "application/problem+json"
#: Seconds after which a part that is away is asked again: a restart takes less.
RETRY_AFTER = 30
NOTHING_HERE = "There is nothing at this address."


class InvalidParameters(exceptions.APIException):
    """Parameters that an endpoint does not know, or values that it cannot read; ``errors`` by parameter."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "Some parameters are unknown or have values that cannot be read."

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__()
        self.errors = dict(errors)


class Unavailable(exceptions.APIException):
    """A part that the answer needs is away."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_detail = "A part of the site is not available just now. Try again in a minute."
    wait = RETRY_AFTER


def problem(status: int, detail: str, errors: Mapping[str, list[str]] | None = None) -> dict[str, Any]:
    """The members of a problem document; ``about:blank`` means that the status says what kind it is."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    return {**body, "errors": dict(errors)} if errors else body


def problem_response(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JsonResponse:
    """A problem document from outside a view."""
    return JsonResponse(
        problem(status, detail), status=status, headers=dict(headers or {}), content_type=MEDIA_TYPE
    )


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """Answer what a view raises; what is not expected goes on to the site's own handler, which logs it."""
    del context
    if isinstance(exc, Http404):
        exc = exceptions.NotFound(NOTHING_HERE)
    elif isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    if not isinstance(exc, exceptions.APIException):
        return None
    headers = {}
    if wait := getattr(exc, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    errors = exc.errors if isinstance(exc, InvalidParameters) else None
    body = problem(exc.status_code, str(exc.detail), errors)
    return Response(body, status=exc.status_code, headers=headers, content_type=MEDIA_TYPE)
