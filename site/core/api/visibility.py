"""What the API shows: what an anonymous reader may see, decided by the database (decisions.md 3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page

from core.models import CustomImage
from core.navigation.menus import HOME_DEPTH
from core.restrictions import not_expired


def public_pages(now: datetime) -> QuerySet[Page]:
    """Live pages of the site's languages, not expired, without a restriction on them or above; two queries."""
    pages: QuerySet[Page] = (
        Page.objects.live()
        .public()
        .filter(depth__gte=HOME_DEPTH, locale__language_code__in=dict(settings.LANGUAGES))
        .filter(not_expired(now))
    )
    return pages


def public_images() -> QuerySet[CustomImage]:
    """Images of collections that everybody may see."""
    return _in_public_collections(CustomImage.objects.all())


def public_documents() -> QuerySet[Any]:
    """Documents of collections that everybody may see."""
    return _in_public_collections(get_document_model().objects.all())


def _in_public_collections(files: Any) -> Any:
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        files = files.exclude(collection__path__startswith=path)
    return files
