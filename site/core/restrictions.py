"""Pages without a restriction on them or above, decided inside the query that loads them."""

from datetime import datetime
from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

_Pages = TypeVar("_Pages", bound=PageQuerySet)


def not_expired(now: datetime) -> Q:
    """Pages whose time is not over: Wagtail takes them down only when its command runs."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=now)


def unrestricted(pages: _Pages) -> _Pages:
    """The same pages without those that are private; Wagtail's ``public()`` asks a query more."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(below=path).filter(below__startswith=F("page__path"))
    return pages.exclude(Exists(above))
