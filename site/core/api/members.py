"""From declared ``api_fields`` to serializer fields: by the kind of model field, so that pages declare names only."""

from __future__ import annotations

from datetime import datetime
from typing import Any, get_type_hints

from django.db import models
from rest_framework import serializers
from wagtail import fields as wagtail_fields
from wagtail.models import Page

from core.api import briefs, fields, texts
from core.fields import CodesField, LanguageSkillsField
from core.models.rows import CurrencyField
from taxonomy.fields import TranslatedTextField
from taxonomy.labels import CHOICES
from taxonomy.models import Vocabulary


def members_of(model: type[models.Model], names: tuple[str, ...]) -> dict[str, serializers.Field]:
    """Serializer fields by the key in which they stand. An amount and its currency are one member."""
    currencies = {name for name in names if isinstance(_field(model, name), CurrencyField)}
    members: dict[str, serializers.Field] = {}
    for name in names:
        if name in currencies:
            continue
        currency = next(
            (one for one in currencies if one in {f"{name}_currency", f"{_stem(name)}_currency", "currency"}),
            "",
        )
        if currency and isinstance(_field(model, name), models.DecimalField):
            members[_stem(name)] = fields.MoneyField(name, currency)
        else:
            members[name] = _member(model, name)
    return members


def _stem(name: str) -> str:
    return name.removesuffix("_amount")


def _field(model: type[models.Model], name: str) -> Any:
    return next((field for field in model._meta.get_fields() if field.name == name), None)  # noqa: SLF001 -- Django's API


def _member(model: type[models.Model], name: str) -> serializers.Field:
    field = _field(model, name)
    if field is None:
        return _property(model, name)
    if isinstance(field, models.ManyToOneRel):
        return _rows(field.related_model)
    if isinstance(field, models.ForeignKey):
        return _record(field, **({"source": field.attname} if _by_key(field) else {}))
    return _plain(field)


def _property(model: type[models.Model], name: str) -> serializers.Field:
    returned = get_type_hints(getattr(model, name).fget).get("return")
    return fields.InstantField() if returned is datetime else serializers.ReadOnlyField()


def _record(field: Any, **source: str) -> serializers.Field:
    """What a foreign key points at; codes and pages are read by the key alone."""
    model = field.related_model
    if issubclass(model, Vocabulary):
        return fields.CodeField(model.vocabulary, **source)
    if issubclass(model, Page):
        return texts.ReferenceField(Page, **source)
    known = briefs.serializer_for(model) or row_serializer(model)
    return known(read_only=True, allow_null=field.null)


def _by_key(field: Any) -> bool:
    return issubclass(field.related_model, (Vocabulary, Page))


def _rows(model: type[models.Model]) -> serializers.Field:
    """Rows that only point at a record are the records themselves."""
    names = tuple(model.api_fields)  # type: ignore[attr-defined]  # -- rows in api_fields declare their own
    only = _field(model, names[0])
    if len(names) == 1 and isinstance(only, models.ForeignKey):
        return RowsField(child=_record(only), member=only.attname if _by_key(only) else only.name)
    return serializers.ListSerializer(child=row_serializer(model)(), read_only=True)


class RowsField(serializers.ListField):
    """Rows of one member each, as a list of those members."""

    def __init__(self, member: str, **kwargs: Any) -> None:
        self.member = member
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, data: Any) -> Any:
        values = (getattr(row, self.member) for row in data.all())
        found = (self.child.to_representation(value) for value in values if value is not None)
        return [value for value in found if value is not None]


def row_serializer(model: type[models.Model]) -> type[serializers.Serializer]:
    """The serializer of a kind of row, named after the class that declares its ``api_fields``."""
    declaring = next(base for base in model.__mro__ if "api_fields" in vars(base))
    return _declared(declaring, model)


_ROWS: dict[type, type[serializers.Serializer]] = {}


def _declared(declaring: type, model: type[models.Model]) -> type[serializers.Serializer]:
    if declaring not in _ROWS:
        members = members_of(model, tuple(model.api_fields))  # type: ignore[attr-defined]  # -- declared, see above
        name = declaring.__name__.removesuffix("Row")
        _ROWS[declaring] = type(f"{name}Serializer", (serializers.Serializer,), {**members, "__doc__": ""})
    return _ROWS[declaring]


def _plain(field: Any) -> serializers.Field:
    for kind, make in _PLAIN:
        if isinstance(field, kind):
            return make(field)
    if field.choices:
        return _choice(field)
    for kind, member in _SIMPLE:
        if isinstance(field, kind):
            return member(read_only=True, allow_null=True) if field.null else member(read_only=True)
    return serializers.CharField(read_only=True, allow_null=field.null)


def _choice(field: Any) -> serializers.Field:
    """A choice of a known enum has the enum's name in the vocabularies."""
    codes = [code for code, _label in field.flatchoices if code]
    for vocabulary, kind in CHOICES.items():
        if list(kind.values) == codes:
            return fields.CodeField(vocabulary)
    return fields.ChoiceField(dict(field.flatchoices))


_PLAIN: tuple[tuple[Any, Any], ...] = (
    (CodesField, lambda field: fields.CodesField(field.vocabulary)),
    (LanguageSkillsField, lambda _field: fields.LanguageSkillsField()),
    (TranslatedTextField, lambda _field: fields.NamesField()),
    (wagtail_fields.RichTextField, lambda _field: texts.RichTextField()),
    (wagtail_fields.StreamField, lambda field: texts.StreamField(field.stream_block)),
    (models.DecimalField, lambda _field: fields.NumberField()),
    (models.DateTimeField, lambda _field: fields.InstantField()),
    (models.JSONField, lambda _field: fields.TextsField()),
)
_SIMPLE: tuple[tuple[Any, type[serializers.Field]], ...] = (
    (models.DateField, serializers.DateField),
    (models.TimeField, serializers.TimeField),
    (models.BooleanField, serializers.BooleanField),
    (models.FloatField, serializers.FloatField),
    (models.IntegerField, serializers.IntegerField),
)
