"""Moves the dates of the demo's pages to today; words and everything else that editors changed stay."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from core.gaps import Gaps
from core.models import BasePage
from home.demo.loading.maker import PageValues
from home.demo.loading.pages import DemoTree, publish

Progress = Callable[[str, int, int], None]


def move_dates(tree: DemoTree, keys: list[str], progress: Progress) -> int:
    """Move each page and its real translations; aliases follow their source. Returns how many pages have moved."""
    moved, gap = 0, Gaps()
    for done, key in enumerate(keys, 1):
        made = tree.values_of(key, tree.sources[key])
        with transaction.atomic():
            for page in _versions(tree.pages[key]):
                if _move(page, made):
                    publish(page)
                    page.update_aliases()
                    moved += 1
        gap()
        progress("dates", done, len(keys))
    return moved


def _versions(page: BasePage) -> list[BasePage]:
    """The page and its real translations."""
    found = Page.objects.filter(translation_key=page.translation_key, alias_of__isnull=True).specific()
    return [version for version in found if isinstance(version, BasePage)]


def _move(page: BasePage, made: PageValues) -> bool:
    """Set what is a date; True where something changed."""
    changed = _move_attributes(page, made.fields)
    for relation, rows in made.rows.items():
        if hasattr(page, relation):
            changed |= _move_rows(getattr(page, relation), rows)
    return _move_sessions(page, made.fields.get("programme")) or changed


def _move_rows(manager: Any, rows: list[dict[str, Any]]) -> bool:
    """Move the rows that stand where the demo's stood; a set of rows is kept in the page until it is saved."""
    there = list(manager.all())
    moved = [_move_attributes(row, values) for row, values in zip(there, rows, strict=False)]
    if any(moved):
        manager.set(there)
    return any(moved)


def _move_attributes(record: Any, values: dict[str, Any]) -> bool:
    changed = False
    for name, value in values.items():
        if isinstance(value, date | datetime) and hasattr(record, name) and getattr(record, name) != value:
            setattr(record, name, value)
            changed = True
    return changed


def _move_sessions(page: BasePage, programme: list[dict[str, Any]] | None) -> bool:
    if not programme or not hasattr(page, "programme"):
        return False
    fresh = {block["id"]: block["value"] for block in programme}
    raw = [dict(block) for block in page.programme.raw_data]
    changed = False
    for block in raw:
        for name in ("starts_at", "ends_at"):
            value = fresh.get(block["id"], {}).get(name)
            if value and block["value"].get(name) != value:
                block["value"] = {**block["value"], name: value}
                changed = True
    if changed:
        page.programme = raw
    return changed
