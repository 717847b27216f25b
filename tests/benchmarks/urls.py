"""The site's addresses, and ``/bare/…``: a plain view that answers with the same bytes as a page."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import *  # noqa: F403 -- the handlers and addresses of the site
from config.urls import urlpatterns as site_urlpatterns


@cache
def _body(name: str) -> bytes:
    return (Path(settings.STATE_DIR) / "bare" / f"{name}.gz").read_bytes()


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The compressed bytes of a page, and nothing else."""
    return HttpResponse(_body(name), headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})


urlpatterns = [path("bare/<str:name>/", bare), *site_urlpatterns]
