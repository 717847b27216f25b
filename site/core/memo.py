"""Values that every page needs and that change only when an editor publishes: kept in memory for one edition."""

from collections.abc import Callable
from typing import Any, TypeVar

from core.cache import current_edition

_Value = TypeVar("_Value")

_edition: str = ""
_values: dict[tuple[Any, ...], Any] = {}


def edition_memo(key: tuple[Any, ...], build: Callable[[], _Value]) -> _Value:
    """The value under ``key``, built at most once an edition and process (``core.cache`` says what an edition is)."""
    global _edition  # noqa: PLW0603 -- one small cache a process, replaced as a whole
    edition = current_edition()
    if edition != _edition:
        _values.clear()
        _edition = edition
    if key not in _values:
        _values[key] = build()
    value: _Value = _values[key]
    return value


def forget() -> None:
    """Drop all values, for tests and for changes that raise no edition."""
    _values.clear()
