"""Pages with everything that their search hooks read: a few queries for many pages, however many rows they have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey, Model, prefetch_related_objects
from wagtail.models import Locale, Page

from core.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.models import BasePage
    from core.models.page import Rows


def loaded_pages(ids: Iterable[int]) -> dict[int, BasePage]:
    """Pages of ours by primary key, with their child rows and the records that these point at."""
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    found: dict[int, BasePage] = {}
    for page in Page.objects.filter(pk__in=list(ids)).specific():
        page.locale = locales[page.locale_id]  # ``specific`` forgets what was selected with a page
        found[page.pk] = page
    load(list(found.values()))
    return found


def load(pages: Sequence[BasePage]) -> None:
    """Load the rows that pages' hooks read, and the records that pages and rows point at."""
    by_type: defaultdict[type[BasePage], list[BasePage]] = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    reached: defaultdict[type[Model], list[Model]] = defaultdict(list)
    for model, members in by_type.items():
        for record in (*_pointed_at(model, members), *_rows_of(model, members)):
            reached[type(record)].append(record)
    for record_model, records in reached.items():
        if relations := getattr(record_model, "search_relations", ()):
            prefetch_related_objects(records, *relations)


def _pointed_at(model: type[BasePage], pages: Sequence[BasePage]) -> list[Model]:
    """Load what pages themselves point at, and return it."""
    names = [
        field.name
        for field in model._meta.local_fields  # noqa: SLF001 -- Django's API
        if isinstance(field, ForeignKey) and not field.remote_field.parent_link
    ]
    prefetch_related_objects(pages, *names)
    found = (getattr(page, name) for page in pages for name in names)
    return [record for record in found if record is not None]


def _rows_of(model: type[BasePage], pages: Sequence[BasePage]) -> list[Model]:
    """Load the child rows of pages, and return the records that they point at."""
    reached: list[Model] = []
    for relation, rows in model.row_relations.items():
        field: Any = model._meta.get_field(relation)  # noqa: SLF001 -- Django's API
        by_page = _rows_by_page(field, rows, pages)
        records = RECORDS[rows.record]() if rows.record else {}
        for page in pages:
            own = by_page.get(page.pk, [])
            for row in own:
                setattr(row, field.field.name, page)
                _set_record(row, rows.record, records)
            getattr(page, relation).set(own)
        reached += _selected(rows, (row for own in by_page.values() for row in own))
    return reached


def _rows_by_page(field: Any, rows: Rows, pages: Sequence[BasePage]) -> Mapping[int, list[Any]]:
    key = field.field.attname
    objects = field.related_model._default_manager.filter(**{f"{key}__in": [page.pk for page in pages]})  # noqa: SLF001 -- Django's API
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in objects.select_related(*rows.select) if rows.select else objects:
        found[getattr(row, key)].append(row)
    return found


def _set_record(row: Any, name: str, records: Mapping[int, Any]) -> None:
    """Give a row its contact or place from memory, unless it was made since the edition began."""
    record = records.get(getattr(row, f"{name}_id")) if name else None
    if record is not None:
        setattr(row, name, record)


def _selected(rows: Rows, of: Iterable[Any]) -> list[Model]:
    names = {path.partition("__")[0] for path in rows.select}
    found = (getattr(row, name) for row in of for name in names)
    return [record for record in found if record is not None]
