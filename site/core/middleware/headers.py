"""Headers that every answer carries, and methods that are refused before anything reads the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from core.api.problems import problem_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

READING = ("GET", "HEAD", "OPTIONS")
SENDING = (*READING, "POST")
#: The translation editor of the CMS stores with PUT and DELETE, comments with PATCH.
WRITING = (*SENDING, "PUT", "PATCH", "DELETE")
CMS, API = "/cms/", "/api/"
#: What other sites may show: open data and pictures. Pages and files are for this origin only.
OPEN = (API, "/covers/", "/media/images/")

#: Readers are asked for nothing: no camera, place, payment; no topics for advertising.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip


class SecurityHeadersMiddleware:
    """Refuses odd methods with 405 and adds what Django's own security middleware does not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with headers."""
        allowed = _methods(request.path_info)
        if request.method in allowed:
            response = self.get_response(request)
        else:
            response = _refused(request.path_info, allowed)
        sharing = "cross-origin" if request.path_info.startswith(OPEN) else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", sharing)
        if request.path_info.startswith(API):
            response.headers.setdefault("Access-Control-Allow-Origin", "*")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        return response


def _refused(path: str, allowed: tuple[str, ...]) -> HttpResponse:
    headers = {"Allow": ", ".join(allowed)}
    if path.startswith(API):
        return problem_response(405, "This method is not understood here: the API is read only.", headers)
    return HttpResponse(status=405, headers=headers)


def _methods(path: str) -> tuple[str, ...]:
    """Return the methods that an address may understand; its view may understand fewer."""
    if path.startswith(CMS):
        return WRITING
    return READING if path.startswith(API) else SENDING
