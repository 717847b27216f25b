"""Serializer fields for what is written: rich text and blocks, whose links are loaded for all items together."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field

from core.api.briefs import brief
from core.api.fields import ReadOnlyField
from core.api.html import rich_text
from core.api.references import References
from core.api.streams import stream_json


class ReferringField(ReadOnlyField):
    """A field whose value points at other things; ``core.api.references`` loads them for all items together."""

    @property
    def references(self) -> References:
        """The targets of this answer."""
        found: References = self.context["references"]
        return found


@extend_schema_field({"type": "string", "contentMediaType": "text/html"})
class RichTextField(ReferringField):
    """Rich text as safe HTML with absolute addresses."""

    def to_representation(self, value: Any) -> Any:
        return rich_text(value, self.references)


class StreamField(ReferringField):
    """Blocks as ``[{type, id, value}]``; the schema is that of the blocks (``core.api.stream_schemas``)."""

    def __init__(self, block: Any, **kwargs: Any) -> None:
        self.block = block
        super().__init__(**kwargs)

    def to_representation(self, value: Any) -> Any:
        return stream_json(value, self.references)


class ReferenceField(ReferringField):
    """A key of a record or page that is loaded with the other references."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        self.model = model
        super().__init__(**kwargs)

    def to_representation(self, value: Any) -> Any:
        return brief(self.references.find(self.model, value))
