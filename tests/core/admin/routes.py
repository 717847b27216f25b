"""The routes of the CMS that are ours: views of our packages, and viewsets over our models."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import URLPattern
from wagtail.admin import urls as admin_urls

OURS = {"core", "taxonomy", "search", "partners_directory", "opportunities", "events", "guides", "home"}
#: Wagtail's own views over our image and document models, which only add fields.
MEDIA = ("wagtailimages", "wagtaildocs")


@dataclass(frozen=True)
class Route:
    """A route by its viewset (or view) and the name within it."""

    viewset: str
    view: str
    pattern: str
    model: type[Model] | None

    def __str__(self) -> str:
        return f"{self.viewset}:{self.view}"


def our_routes() -> list[Route]:
    return sorted(_walk(admin_urls.urlpatterns, ""), key=str)


def _walk(patterns: Any, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield from _route(pattern, namespace)
        else:
            yield from _walk(pattern.url_patterns, pattern.namespace or namespace)


def _route(pattern: URLPattern, namespace: str) -> Iterator[Route]:
    view = pattern.callback
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    view_class = getattr(view, "view_class", view)
    model = getattr(view, "view_initkwargs", {}).get("model")
    if not isinstance(model, type):
        model = None
    apps = {view_class.__module__.split(".")[0], model._meta.app_label if model else ""}
    if apps & OURS and not namespace.startswith(MEDIA):
        yield Route(namespace, pattern.name or view_class.__name__, str(pattern.pattern), model)
