"""StreamField as typed JSON, from the stored values: no block's own queries, texts resolved, choices with names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.functional import Promise
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.api import briefs
from core.api.fields import instant_json
from core.api.html import rich_text
from core.api.references import References

Json = Any


def stream_json(value: StreamValue, references: References) -> list[Json]:
    """The blocks of a stream in their order."""
    return _stream(value.stream_block, list(value.raw_data), references)


def block_json(block: blocks.Block, raw: Any, references: References) -> Json:
    """A stored value of a block as JSON."""
    for kind, convert in _CONVERT:
        if isinstance(block, kind):
            return convert(block, raw, references)
    return raw


def _stream(block: Any, raw: Any, references: References) -> list[Json]:
    return [
        {
            "type": child["type"],
            "id": child.get("id") or "",
            "value": block_json(block.child_blocks[child["type"]], child["value"], references),
        }
        for child in raw or []
        if child["type"] in block.child_blocks
    ]


def _struct(block: Any, raw: Any, references: References) -> dict[str, Json]:
    return {
        name: block_json(child, (raw or {}).get(name, child.get_default()), references)
        for name, child in block.child_blocks.items()
    }


def _list(block: Any, raw: Any, references: References) -> list[Json]:
    values = [item["value"] if _is_item(item) else item for item in raw or []]
    return [block_json(block.child_block, value, references) for value in values]


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item


def _table(block: Any, raw: Any, references: References) -> dict[str, Json]:
    columns = (raw or {}).get("columns", [])
    kinds = [block.child_blocks[column["type"]] for column in columns]
    return {
        "columns": [column.get("heading", "") for column in columns],
        "rows": [
            [block_json(kind, cell, references) for kind, cell in zip(kinds, row["values"], strict=False)]
            for row in (raw or {}).get("rows", [])
        ],
    }


def _text(block: Any, raw: Any, references: References) -> str:
    del block
    return rich_text(getattr(raw, "source", raw) or "", references)


def _chooser(block: Any, raw: Any, references: References) -> Json:
    number = getattr(raw, "pk", raw)
    return briefs.brief(references.find(block.model_class, int(number))) if number else None


def _choice(block: Any, raw: Any, references: References) -> Json:
    del references
    labels = {value: label for value, label in block.field.choices if value}
    if isinstance(raw, list):
        return [_code(code, labels) for code in raw]
    return _code(raw, labels) if raw else None


def _code(code: str, labels: Mapping[str, str | Promise]) -> dict[str, str]:
    return {"code": code, "name": str(labels.get(code, code))}


def _moment(block: Any, raw: Any, references: References) -> str | None:
    del references
    value = block.to_python(raw) if isinstance(raw, str) else raw
    if isinstance(value, datetime):
        return instant_json(value)
    return value.isoformat() if isinstance(value, date | time) else None


_CONVERT: tuple[tuple[Any, Callable[[Any, Any, References], Json]], ...] = (
    (TypedTableBlock, _table),
    (blocks.StreamBlock, _stream),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, _list),
    (blocks.RichTextBlock, _text),
    (blocks.ChooserBlock, _chooser),
    ((blocks.ChoiceBlock, blocks.MultipleChoiceBlock), _choice),
    ((blocks.DateTimeBlock, blocks.DateBlock, blocks.TimeBlock), _moment),
)
