"""Reading JSON objects of unknown shape: the value in its type, or InvalidRecordError with the field's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from partners_directory.importers.rows import InvalidRecordError, Note
from partners_directory.importers.text import clean_text

Object = Mapping[str, object]
Value = TypeVar("Value")

#: Entries of one list in one record; ROR's longest has fewer than 500.
MAX_ENTRIES = 2000


def as_object(value: object, field: str) -> Object:
    """A JSON object."""
    if not isinstance(value, dict):
        raise InvalidRecordError(field, "is not an object")
    return value


def as_objects(value: object, field: str) -> list[Object]:
    """A list of JSON objects; None is an empty list."""
    return [as_object(entry, f"{field}[{index}]") for index, entry in enumerate(as_list(value, field))]


def as_list(value: object, field: str) -> list[object]:
    """A list; None is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise InvalidRecordError(field, "is not a list")
    if len(value) > MAX_ENTRIES:
        raise InvalidRecordError(field, f"has more than {MAX_ENTRIES} entries")
    return value


def as_text(value: object, field: str, limit: int = 300) -> str:
    """A text, cleaned; None is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidRecordError(field, "is not a text")
    return required(clean_text, value, field, limit)


def required(function: Callable[..., Value], value: object, field: str, *more: object) -> Value:
    """What a function makes of a value; its ValueError makes the row invalid."""
    try:
        return function(value, *more)
    except ValueError as error:
        raise InvalidRecordError(field, str(error)) from error


def optional(
    function: Callable[..., Value], notes: list[Note], field: str, *values: object, default: Value
) -> Value:
    """What a function makes of values; its ValueError becomes a note, and the value is left out."""
    try:
        return function(*values)
    except ValueError as error:
        notes.append(Note(field, str(error)))
        return default
