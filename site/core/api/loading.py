"""Pages with everything that their JSON needs: the number of queries follows from the types, not from the items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from core.api.addresses import api_url
from core.api.briefs import PageLinkSerializer, serializer_for
from core.api.needs import Needs, merged
from core.api.visibility import public_pages
from core.meta import absolute
from core.models import BasePage, Rows

_ALWAYS = Needs(select=("locale", "alias_of__locale", "cover_image"), prefetch=("cover_image__renditions",))


def load_pages(numbers: Sequence[int], *, rows: bool = True) -> list[BasePage]:
    """Pages of any types in the order of their numbers, ready to be written; unknown ones are left out."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for number, content_type in Page.objects.filter(pk__in=numbers).values_list("pk", "content_type_id"):
        by_type[content_type].append(number)
    found: dict[int, BasePage] = {}
    for content_type, members in sorted(by_type.items()):
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and issubclass(model, BasePage):
            found.update(_load(model, members, rows=rows))
    return [found[number] for number in numbers if number in found]


def _load(model: type[BasePage], numbers: list[int], *, rows: bool) -> dict[int, BasePage]:
    needs = merged([_ALWAYS, *(record_needs(model, tuple(model.api_fields)) if rows else [])])
    pages = {page.pk: page for page in needs.load(model.objects.filter(pk__in=numbers))}
    if rows:
        for relation in relations(model):
            _load_rows(model, pages, relation)
    return pages


def relations(model: type[BasePage]) -> list[str]:
    """Names of the child rows that the API or the page's own hooks read."""
    named = dict.fromkeys([*model.api_fields, *model.row_relations])
    children = {field.name for field in model._meta.get_fields() if isinstance(field, models.ManyToOneRel)}  # noqa: SLF001 -- Django's API
    return [name for name in named if name in children]


def _load_rows(model: type[BasePage], pages: dict[int, BasePage], relation: str) -> None:
    field: Any = model._meta.get_field(relation)  # noqa: SLF001 -- Django's API
    row_model = field.related_model
    hooks = model.row_relations.get(relation, Rows())
    needs = merged(
        [Needs(hooks.select), *record_needs(row_model, tuple(getattr(row_model, "api_fields", ())))]
    )
    rows: dict[int, list[models.Model]] = defaultdict(list)
    parent = field.field
    children = row_model._default_manager.filter(**{f"{parent.name}__in": list(pages)})  # noqa: SLF001 -- Django's API
    for row in needs.load(children):
        rows[getattr(row, parent.attname)].append(row)
    for number, page in pages.items():
        getattr(page, relation).set(rows[number])


def record_needs(model: type[models.Model], names: Iterable[str]) -> list[Needs]:
    """What the records need that foreign keys among the names point at."""
    needs = []
    for field in model._meta.get_fields():  # noqa: SLF001 -- Django's API
        if field.name in names and isinstance(field, models.ForeignKey):
            record = serializer_for(field.related_model)
            if record is not PageLinkSerializer:
                needs.append((record.needs if record else Needs()).below(field.name))
    return needs


def translations_of(pages: Iterable[BasePage], now: datetime) -> dict[Any, list[dict[str, Any]]]:
    """Public pages that were written or translated, by translation key; aliases are none (decisions.md 2)."""
    found: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    keys = {page.translation_key: page.api_group for page in pages}
    others = public_pages(now).filter(translation_key__in=list(keys), alias_of__isnull=True)
    for page in others.select_related("locale").order_by("locale__language_code"):
        found[page.translation_key].append(
            {
                "id": page.pk,
                "language": page.locale.language_code,
                "title": page.title,
                "url": api_url(keys[page.translation_key], page.pk),
                "html_url": absolute(page.get_url() or ""),
            }
        )
    return found
