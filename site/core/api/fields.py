"""Serializer fields for what models hold: each gives typed JSON and says its schema."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from taxonomy.labels import label
from taxonomy.names import name_in, source_language

CODE = {"$ref": "#/components/schemas/Code"}
MONEY = {"$ref": "#/components/schemas/Money"}


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that also takes null."""
    return {"oneOf": [schema, {"type": "null"}]}


def object_schema(**properties: Any) -> dict[str, Any]:
    """The schema of an object that has all of these members."""
    return {"type": "object", "required": list(properties), "properties": properties}


def code_json(vocabulary: str, code: str) -> dict[str, str] | None:
    """A code with its name in the active language; None for no code."""
    return (
        {"code": code, "name": label(vocabulary, code, get_language() or source_language())} if code else None
    )


class ReadOnlyField(serializers.Field):
    """A field that is only read; None stays None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"read_only": True, **kwargs})

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field(nullable(CODE))
class CodeField(ReadOnlyField):
    """A code of a vocabulary or of an enum."""

    def __init__(self, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(**kwargs)

    def to_representation(self, value: Any) -> Any:
        return code_json(self.vocabulary, str(value))


@extend_schema_field(nullable(CODE))
class ChoiceField(ReadOnlyField):
    """A choice of one field alone: the field knows the labels."""

    def __init__(self, labels: dict[Any, Any], **kwargs: Any) -> None:
        self.labels = labels
        super().__init__(**kwargs)

    def to_representation(self, value: Any) -> Any:
        return {"code": str(value), "name": str(self.labels.get(value, value))} if value else None


@extend_schema_field({"type": "array", "items": CODE})
class CodesField(CodeField):
    """A list of codes of one vocabulary."""

    def to_representation(self, value: Any) -> Any:
        return [code_json(self.vocabulary, code) for code in value or []]


@extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/LanguageSkill"}})
class LanguageSkillsField(ReadOnlyField):
    """Languages, each with a CEFR level or none."""

    def to_representation(self, value: Any) -> Any:
        return [
            {
                "language": code_json("language", entry["language"]),
                "cefr": code_json("cefr_level", entry["cefr"]),
            }
            for entry in value or []
        ]


@extend_schema_field(nullable(MONEY))
class MoneyField(ReadOnlyField):
    """An amount and its currency, from two model fields."""

    def __init__(self, amount: str, currency: str, **kwargs: Any) -> None:
        self.amount, self.currency = amount, currency
        super().__init__(**{"source": "*", **kwargs})

    def to_representation(self, value: Any) -> Any:
        amount = getattr(value, self.amount)
        return money_json(amount, getattr(value, self.currency)) if amount is not None else None


def money_json(amount: Decimal, currency: str) -> dict[str, str]:
    """An exact amount as text with two decimals, and an ISO 4217 code."""
    return {"amount": f"{amount:.2f}", "currency": currency}


@extend_schema_field({"type": "string"})
class NamesField(ReadOnlyField):
    """A text in several languages, in the active one."""

    def to_representation(self, value: Any) -> Any:
        return name_in(value or {})


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class TextsField(ReadOnlyField):
    """A list of texts."""

    def to_representation(self, value: Any) -> Any:
        return list(value or [])


@extend_schema_field({"type": ["number", "null"]})
class NumberField(ReadOnlyField):
    """A decimal number that is no money."""

    def to_representation(self, value: Any) -> Any:
        return float(value)


@extend_schema_field({"type": ["string", "null"], "format": "date-time"})
class InstantField(ReadOnlyField):
    """A moment, in UTC."""

    def to_representation(self, value: datetime) -> Any:
        return instant_json(value)


def instant_json(value: datetime) -> str:
    """An aware moment in UTC: ``2027-03-31T22:59:59Z``."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
