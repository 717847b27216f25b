"""Query parameters: declared once, read strictly, and written into the OpenAPI document from the same declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.http import QueryDict

from core.api.problems import InvalidParameters
from taxonomy.names import source_language

#: As in lists of the site: more codes of one facet nobody ticks.
MAX_VALUES = 30
MAX_TEXT = 200
DEFAULT_LIMIT, MAX_LIMIT, MAX_OFFSET = 20, 100, 10_000  # decisions.md 14
#: Errors that one answer names: a flood of made-up names does not make a flood of text.
MAX_ERRORS = 20
#: Larger ids no database of ours can hold.
MAX_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter; ``read`` makes a value of a text or raises ValueError with a sentence for the caller."""

    name: str
    description: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    many: bool = False
    default: Any = None

    def openapi(self) -> dict[str, Any]:
        """The parameter's schema as the document has it."""
        schema = dict(self.schema)
        if self.many:
            return {"type": "array", "items": schema, "maxItems": MAX_VALUES}
        return {**schema, "default": self.default} if isinstance(self.default, int | str) else schema


def read_all(query: QueryDict, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """Every declared parameter's value. Raises InvalidParameters for unknown names and for values nobody can read."""
    known = {parameter.name: parameter for parameter in parameters}
    errors = {
        name[:MAX_TEXT]: ["This endpoint has no such parameter."] for name in query if name not in known
    }
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        try:
            values[name] = _value(query, parameter)
        except ValueError as error:
            errors[name] = [str(error)]
    if errors:
        raise InvalidParameters(dict(list(errors.items())[:MAX_ERRORS]))
    return values


def _value(query: QueryDict, parameter: Parameter) -> Any:
    texts = query.getlist(parameter.name)
    if any(not character.isprintable() for text in texts for character in text):
        raise ValueError("Control characters are not allowed.")
    if parameter.many:
        if len(texts) > MAX_VALUES:
            raise ValueError(f"At most {MAX_VALUES} values.")
        return tuple(dict.fromkeys(parameter.read(text) for text in texts))
    if len(texts) > 1:
        raise ValueError("Give this parameter once.")
    return parameter.read(texts[0]) if texts else parameter.default


def integer(name: str, description: str, low: int, high: int, default: int | None = None) -> Parameter:
    """A whole number between two bounds, written with ASCII digits."""

    def read(text: str) -> int:
        if (
            not (text.isascii() and text.isdigit() and len(text) <= len(str(high)))
            or not low <= int(text) <= high
        ):
            raise ValueError(f"Give a whole number from {low} to {high}.")
        return int(text)

    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Parameter(name, description, read, schema, default=default)


def choice(
    name: str, description: str, codes: Sequence[str], default: str | None = None, *, many: bool = False
) -> Parameter:
    """One of a few codes, or several of them."""

    def read(text: str) -> str:
        if text not in codes:
            raise ValueError(f"Give one of: {', '.join(codes)}.")
        return text

    return Parameter(
        name, description, read, {"type": "string", "enum": list(codes)}, many=many, default=default
    )


def code(name: str, description: str, is_code: Callable[[str], bool], *, many: bool = True) -> Parameter:
    """Codes of a vocabulary that is too long to be listed here."""

    def read(text: str) -> str:
        if len(text) > MAX_TEXT or not is_code(text):
            raise ValueError(f"Unknown code: {text[:40]}")
        return text

    return Parameter(name, description, read, many=many)


def text(name: str, description: str, default: str | None = "", *, limit: int = MAX_TEXT) -> Parameter:
    """Free words, of so many characters at most."""

    def read(value: str) -> str:
        if len(value) > limit:
            raise ValueError(f"At most {limit} characters.")
        return value

    return Parameter(name, description, read, {"type": "string", "maxLength": limit}, default=default)


def flag(name: str, description: str) -> Parameter:
    """``true`` or ``false`` (also ``1`` and ``0``, as lists of the site write it)."""

    def read(value: str) -> bool:
        if value not in {"true", "false", "1", "0"}:
            raise ValueError("Give true or false.")
        return value in {"true", "1"}

    return Parameter(name, description, read, {"type": "boolean"})


def day(name: str, description: str) -> Parameter:
    """An ISO date."""

    def read(value: str) -> date:
        try:
            found = date.fromisoformat(value) if value.isascii() else None
        except ValueError:
            found = None
        # The first and last years leave no room for time zones.
        if found is None or not 1 < found.year < date.max.year:
            raise ValueError("Give a date as 2027-03-31.")
        return found

    return Parameter(name, description, read, {"type": "string", "format": "date"})


def names(name: str, description: str, known: Iterable[str]) -> Parameter:
    """Names of an answer's members, separated by commas."""
    allowed = frozenset(known)

    def read(value: str) -> frozenset[str]:
        wanted = frozenset(part.strip() for part in value.split(",") if part.strip())
        if unknown := sorted(wanted - allowed):
            raise ValueError(f"No such field: {', '.join(unknown)[:MAX_TEXT]}")
        return wanted

    return Parameter(name, description, read)


LIMIT = integer("limit", "How many items, at most 100.", 1, MAX_LIMIT, DEFAULT_LIMIT)
OFFSET = integer("offset", "How many items to leave out before the first.", 0, MAX_OFFSET, 0)


def locale(default: str | None = "") -> Parameter:
    """The language of the answer; without a default an address says it by itself."""
    codes = [code for code, _name in settings.LANGUAGES]
    description = "Language tree and language of names. Default: the site's first language."
    return choice("locale", description, codes, source_language() if default == "" else default)
