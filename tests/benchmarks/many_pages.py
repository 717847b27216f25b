"""A site of a hundred thousand documents: the demo's pages, copied by the database itself, and the index made from it.

Run as a program in the environment of a site that has the demo, on SQLite; prints JSON.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django is set up first
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Max, Model  # noqa: E402
from modelcluster.fields import ParentalKey  # noqa: E402
from wagtail.models import Page  # noqa: E402

from core.page_types import own_page_types  # noqa: E402
from search.drift import find_drift  # noqa: E402
from search.indexing import indexable_pages  # noqa: E402
from search.quality.engines import remove_indexes  # noqa: E402

DOCUMENTS = 100_000
#: Steps of paths made here begin above those of the demo's own pages, of which no parent has as many.
FIRST = 10_000
#: The same page in all languages, or the same row, has one key; a copy has the copy's number in its first digits.
KEY = "printf('%06x', {number}) || substr(original.translation_key, 7)"


def fill(documents: int) -> int:
    """Copy the pages again and again until readers may see as many; returns how many they see."""
    connection.ensure_connection()
    connection.connection.create_function("step", 1, Page._int2str)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copied (old INTEGER PRIMARY KEY, new INTEGER)")
        number, visible = 0, indexable_pages().count()
        originals = list(indexable_pages().filter(numchild=0).values_list("pk", flat=True))
        while visible < documents:
            number += 1
            some = originals[: documents - visible]
            _copy(cursor, number, some)
            visible += len(some)
    return indexable_pages().count()


def _copy(cursor: Any, number: int, originals: list[int]) -> None:
    """Copy pages with their rows, as siblings of themselves; each copy has texts of its own, as no page repeats another's."""
    first = max(FIRST, Page.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    cursor.execute("DELETE FROM copied")
    cursor.executemany(
        "INSERT INTO copied VALUES (%s, %s)", [(one, first + place) for place, one in enumerate(originals)]
    )
    key = KEY.format(number=number)
    _insert(cursor, Page, "id", {
        "id": "copied.new",
        "translation_key": key,
        "slug": f"original.slug || '-{number}'",
        "title": f"original.title || ' {number}'",
        "url_path": f"rtrim(original.url_path, '/') || '-{number}/'",
        "path": f"substr(original.path, 1, length(original.path) - {Page.steplen}) || step(copied.new)",
        "alias_of_id": "(SELECT new FROM copied WHERE old = original.alias_of_id)",
        "latest_revision_id": "NULL",
        "live_revision_id": "NULL",
    })  # fmt: skip
    for model in own_page_types():
        _insert(cursor, model, "page_ptr_id", {
            "page_ptr_id": "copied.new",
            "summary": f"original.summary || ' {number}'",
            "body": f"replace(original.body, '</p>', ' {number}</p>')",
        })  # fmt: skip
        for child, column in _children(model):
            _insert(cursor, child, column, {"id": None, column: "copied.new", "translation_key": key})


def _children(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Our models of a page's rows, each with the column that names the page."""
    for relation in model._meta.related_objects:
        child = relation.field.model
        if isinstance(relation.field, ParentalKey) and child._meta.app_label == model._meta.app_label:
            yield child, relation.field.column


def _insert(cursor: Any, model: type[Model], by: str, values: Mapping[str, str | None]) -> None:
    """Insert a table's rows of the originals once more, with other values in some columns; None: the database's own."""
    columns = {field.column: f'original."{field.column}"' for field in model._meta.local_concrete_fields}
    columns |= {name: value for name, value in values.items() if name in columns}
    given = {f'"{name}"': value for name, value in columns.items() if value is not None}
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({', '.join(given)}) SELECT {', '.join(given.values())} "
        f"FROM {model._meta.db_table} AS original JOIN copied ON copied.old = original.{by}"
    )


def main() -> None:
    """Fill the database, make the index, look whether they agree."""
    call_command("load_demo", verbosity=0, stdout=sys.stderr)
    documents = fill(DOCUMENTS)
    began, computing = time.perf_counter(), time.process_time()
    call_command("rebuild_search_index", verbosity=0, stdout=sys.stderr)
    seconds, computing = time.perf_counter() - began, time.process_time() - computing
    differ = sum(drift.total for drift in find_drift())
    if url := settings.MERIDIAN_SEARCH["ELASTICSEARCH_URL"]:
        remove_indexes(url, settings.MERIDIAN_SEARCH["PREFIX"])
    json.dump(
        {"documents": documents, "seconds": seconds, "cpu_seconds": computing, "differ": differ}, sys.stdout
    )


if __name__ == "__main__":
    main()
