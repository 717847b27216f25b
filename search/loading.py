"""Pages with everything that their search hooks read: a few queries for many pages, however many rows they have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import ForeignKey, Model, prefetch_related_objects
from wagtail.models import Locale, Page

from search.row_loading import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.models import BasePage


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
        for record in (*_pointed_at(model, members), *rows_of(model, members)):
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
