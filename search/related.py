"""Which pages say something of a record: what points at it itself, by a child row, or by way of another record."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from core.page_types import own_page_types

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model

    from core.models import BasePage

#: What documents say nothing of.
_UNSAID = frozenset({"responsible_contact", "cover_image"})


def pages_showing(model: type[Model], pks: Collection[Any]) -> set[int]:
    """Primary keys of the pages whose documents say something of some records."""
    found: set[int] = set()
    for page_type in _showing_all(model) if pks else ():
        found |= set(page_type.objects.order_by().values_list("pk", flat=True))
    for target, name, column in _ways(model) if pks else ():
        rows = target._default_manager.filter(**{f"{name}__in": pks}).order_by()  # noqa: SLF001 -- Django's API
        keys = set(rows.values_list(column or "pk", flat=True))
        found |= keys if column else pages_showing(target, keys)
    return found


@lru_cache(maxsize=256)
def _ways(model: type[Model]) -> tuple[tuple[type[Model], str, str], ...]:
    """What leads from a model to pages: another model, its field, and the column that names the page.

    The column is empty where a record stands in between that names the field among its ``search_relations``: a country
    is shown by institutions, and they by pages. Relations without a way back (``related_name="+"``) are hidden to Django.
    """
    ways = []
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 -- Django's API
        field: Any = getattr(relation, "field", None)
        if not relation.auto_created or not isinstance(field, ForeignKey) or field.name in _UNSAID:
            continue
        target = field.model
        if target is Page:  # its author, its revisions, its language
            continue
        column = "pk" if issubclass(target, Page) else page_column(target)
        if column or field.name in getattr(target, "search_relations", ()):
            ways.append((target, field.name, column))
    return tuple(ways)


@lru_cache(maxsize=256)
def _showing_all(model: type[Model]) -> tuple[type[BasePage], ...]:
    """Page types whose pages name every record of a model."""
    label = model._meta.label  # noqa: SLF001 -- Django's API
    return tuple(page_type for page_type in own_page_types() if label in page_type.search_all_of)


@lru_cache(maxsize=256)
def page_column(model: type[Model]) -> str:
    """The column with which a child row names its page, empty if this is no page's child."""
    for field in model._meta.fields:  # noqa: SLF001 -- Django's API
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            return str(field.attname)
    return ""
