"""From loaded pages to JSON: all references are asked for first, loaded once, and written then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from core.api.loading import translations_of
from core.api.members import RowsField
from core.api.references import References
from core.api.serializers import ALWAYS, PageSerializer
from core.api.texts import ReferringField
from core.models import BasePage

SerializerOf = Callable[[type[BasePage]], type[PageSerializer]]


def represent(  # noqa: PLR0913 -- what one answer is made of
    pages: Sequence[BasePage],
    serializer_of: SerializerOf,
    request: Request,
    locale: str,
    now: datetime,
    *,
    wanted: frozenset[str] = frozenset(),
    rows: bool = True,
    **more: Any,
) -> list[dict[str, Any]]:
    """The pages as JSON in their order; ``wanted`` names the members, none means all."""
    references = References(locale, now)
    context = {
        "references": references,
        "request": request,
        "now": now,
        "rows": rows,
        "translations": translations_of(pages, now),
        **more,
    }
    serializers_ = {
        model: _limited(serializer_of(model), context, wanted) for model in {type(page) for page in pages}
    }
    for page in pages:
        _ask(serializers_[type(page)], page)
    references.load()
    return [dict(serializers_[type(page)].to_representation(page)) for page in pages]


def _limited(
    serializer: type[PageSerializer], context: dict[str, Any], wanted: Iterable[str]
) -> PageSerializer:
    made = serializer(context=context)
    if wanted:
        for name in set(made.fields) - {*wanted, *ALWAYS}:
            made.fields.pop(name)
    return made


def _ask(serializer: Any, thing: Any) -> None:
    """Write only what refers, so that the references know what to load."""
    for field in serializer.fields.values():
        if isinstance(field, ReferringField) or (
            isinstance(field, RowsField) and isinstance(field.child, ReferringField)
        ):
            field.to_representation(field.get_attribute(thing))
        elif isinstance(field, serializers.ListSerializer):
            rows: Any = field.get_attribute(thing)
            for row in rows.all():
                _ask(field.child, row)
