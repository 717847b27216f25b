"""Values that every page needs and that change only when an editor publishes: kept in memory for one edition."""

from collections.abc import Callable
from typing import Any, TypeVar

from core.cache import current_edition

_Value = TypeVar("_Value")

#: The edition and its values, replaced as a whole: what a thread built under the one before is no value of the next.
_known: tuple[str, dict[tuple[Any, ...], Any]] = ("", {})


def edition_memo(key: tuple[Any, ...], build: Callable[[], _Value]) -> _Value:
    """The value under ``key``, built at most once an edition and process (``core.cache`` says what an edition is)."""
    global _known  # noqa: PLW0603 -- one small cache a process, replaced as a whole
    edition = current_edition()
    known, values = _known
    if edition != known:
        values = {}
        _known = (edition, values)
    if key not in values:
        values[key] = build()
    value: _Value = values[key]
    return value


def forget() -> None:
    """Drop all values, for tests and for changes whose edition has not begun yet."""
    global _known  # noqa: PLW0603 -- as above
    _known = (_known[0], {})
