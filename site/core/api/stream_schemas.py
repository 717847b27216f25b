"""The JSON schemas of blocks, beside ``core.api.streams``, which makes the JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.api import briefs
from core.api.fields import CODE, nullable

Schema = dict[str, Any]


class Components(Protocol):
    """Where components are registered; both return a reference."""

    def ref(self, serializer: Any) -> Schema: ...
    def named(self, name: str, schema: Schema) -> Schema: ...


def stream_schema(block: Any, to: Components) -> Schema:
    """An array of blocks, each with its own type of value."""
    kinds = [_child(name, child, to) for name, child in block.child_blocks.items()]
    return {"type": "array", "items": kinds[0] if len(kinds) == 1 else {"oneOf": kinds}}


def _child(name: str, block: Any, to: Components) -> Schema:
    return {
        "type": "object",
        "title": name,
        "required": ["type", "id", "value"],
        "properties": {
            "type": {"type": "string", "const": name},
            "id": {"type": "string"},
            "value": block_schema(block, to),
        },
    }


def block_schema(block: Any, to: Components) -> Schema:
    """The schema of a block's value."""
    for kind, schema in _SCHEMAS:
        if isinstance(block, kind):
            return schema(block, to)
    return next((schema for kind, schema in _PLAIN if isinstance(block, kind)), {"type": ["string", "null"]})


def _struct(block: Any, to: Components) -> Schema:
    properties = {name: block_schema(child, to) for name, child in block.child_blocks.items()}
    schema = {"type": "object", "required": list(properties), "properties": properties}
    return to.named(type(block).__name__, schema)


def _list(block: Any, to: Components) -> Schema:
    return {"type": "array", "items": block_schema(block.child_block, to)}


def _table(block: Any, to: Components) -> Schema:
    cells = [block_schema(child, to) for child in block.child_blocks.values()]
    row = {"type": "array", "items": cells[0] if len(cells) == 1 else {"anyOf": cells}}
    return {
        "type": "object",
        "required": ["columns", "rows"],
        "properties": {
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": row},
        },
    }


def _chooser(block: Any, to: Components) -> Schema:
    serializer = briefs.serializer_for(block.model_class)
    return nullable(to.ref(serializer)) if serializer else {"type": ["object", "null"]}


_SCHEMAS: tuple[tuple[Any, Callable[[Any, Components], Schema]], ...] = (
    (TypedTableBlock, _table),
    (blocks.StreamBlock, stream_schema),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, _list),
    (blocks.ChooserBlock, _chooser),
)
_PLAIN: tuple[tuple[Any, Schema], ...] = (
    (blocks.RichTextBlock, {"type": "string", "contentMediaType": "text/html"}),
    (blocks.MultipleChoiceBlock, {"type": "array", "items": CODE}),
    (blocks.ChoiceBlock, nullable(CODE)),
    (blocks.DateTimeBlock, {"type": ["string", "null"], "format": "date-time"}),
    (blocks.DateBlock, {"type": ["string", "null"], "format": "date"}),
    (blocks.IntegerBlock, {"type": ["integer", "null"]}),
    (blocks.BooleanBlock, {"type": ["boolean", "null"]}),
)
