"""Child rows of many pages in one query a relation, each with its page and its record set from memory."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from core.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import Model

    from core.models import BasePage
    from core.models.page import Rows


def rows_of(model: type[BasePage], pages: Sequence[BasePage]) -> list[Model]:
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
