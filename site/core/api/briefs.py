"""Records as JSON: one shape each, wherever they stand. Records of features are named in the settings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from wagtail.documents import get_document_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from core.api.addresses import api_url
from core.api.fields import CodeField, CodesField, InstantField, NamesField, ReadOnlyField, nullable
from core.api.needs import Needs
from core.meta import absolute
from core.models import Contact, CustomImage, Place, Unit

#: The size in which pictures are given; pages show it too (``components/picture.html``).
SIZE = "width-960|format-webp"


class Record(serializers.Serializer):
    """A record; ``needs`` says what is loaded with it."""

    needs: ClassVar[Needs] = Needs()


def image_json(image: CustomImage, alt: str = "") -> dict[str, Any]:
    """A picture in the size of a text column. A picture whose file is lost has no address."""
    try:
        rendition = image.get_rendition(SIZE)
    except (SourceImageIOError, InvalidFilterSpecError):
        rendition = None
    return {
        "id": image.pk,
        "url": absolute(rendition.url) if rendition else None,
        "width": rendition.width if rendition else None,
        "height": rendition.height if rendition else None,
        "alt": alt,
        "credit": image.credit,
        "licence": image.licence,
    }


class ImageSerializer(Record):
    """A picture. ``id`` is null for a cover that is drawn from a page's facts."""

    needs = Needs(prefetch=("renditions",))

    id = serializers.IntegerField(read_only=True, allow_null=True)
    url = serializers.URLField(read_only=True, allow_null=True)
    width = serializers.IntegerField(read_only=True, allow_null=True)
    height = serializers.IntegerField(read_only=True, allow_null=True)
    alt = serializers.CharField(read_only=True)
    credit = serializers.CharField(read_only=True)
    licence = serializers.CharField(read_only=True)

    def to_representation(self, instance: Any) -> Any:
        return image_json(instance)


@extend_schema_field({"type": "array", "items": {"$ref": "#/components/schemas/OpeningHours"}})
class HoursField(ReadOnlyField):
    """Opening hours: ISO weekday, and times in the campus's zone."""

    def to_representation(self, value: Any) -> Any:
        return [
            {"weekday": row.weekday, "opens": f"{row.opens:%H:%M}", "closes": f"{row.closes:%H:%M}"}
            for row in value.all()
        ]


class UnitSerializer(Record):
    """A unit of the office."""

    id = serializers.IntegerField(read_only=True)
    key = serializers.CharField(read_only=True)
    name = NamesField(source="names")
    email = serializers.CharField(read_only=True)
    phone = serializers.CharField(read_only=True)


class ContactSerializer(Record):
    """A person of the office."""

    needs = Needs(select=("unit", "photo"), prefetch=("hours", "photo__renditions"))

    id = serializers.IntegerField(read_only=True)
    key = serializers.CharField(read_only=True)
    name = serializers.CharField(read_only=True)
    role = NamesField(source="roles")
    unit = UnitSerializer(read_only=True, allow_null=True)
    email = serializers.CharField(read_only=True)
    phone = serializers.CharField(read_only=True)
    photo = ImageSerializer(read_only=True, allow_null=True)
    languages = CodesField("language")
    topics = CodesField("topic")
    hours = HoursField()


class PlaceSerializer(Record):
    """A place with address, opening hours and coordinates (WGS 84)."""

    needs = Needs(prefetch=("hours",))

    id = serializers.IntegerField(read_only=True)
    slug = serializers.CharField(read_only=True)
    kind = CodeField("place_kind")
    name = NamesField(source="names")
    description = NamesField(source="descriptions")
    address = serializers.CharField(read_only=True)
    latitude = serializers.FloatField(read_only=True, allow_null=True)
    longitude = serializers.FloatField(read_only=True, allow_null=True)
    phone = serializers.CharField(read_only=True)
    website = serializers.CharField(read_only=True)
    step_free = serializers.BooleanField(read_only=True, allow_null=True)
    hours = HoursField()


@extend_schema_field({"type": "string", "format": "uri"})
class AddressField(ReadOnlyField):
    """An address on this site, made absolute."""

    def to_representation(self, value: Any) -> Any:
        return absolute(value or "")


class DocumentSerializer(Record):
    """A file to download."""

    id = serializers.IntegerField(read_only=True)
    title = serializers.CharField(read_only=True)
    url = AddressField()
    language = serializers.CharField(read_only=True)
    file_type = serializers.CharField(source="file_extension", read_only=True)
    file_size = serializers.IntegerField(read_only=True, allow_null=True)
    created_at = InstantField()


class PageLinkSerializer(Record):
    """A link to a page, in the reader's language where it is there."""

    id = serializers.IntegerField(read_only=True)
    key = serializers.UUIDField(read_only=True)
    type = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    language = serializers.CharField(read_only=True)
    url = serializers.URLField(read_only=True)
    html_url = serializers.URLField(read_only=True)

    def to_representation(self, instance: Any) -> Any:
        model = instance.cached_content_type.model_class()
        source = instance.alias_of if instance.alias_of_id else instance
        return {
            "id": instance.pk,
            "key": str(instance.translation_key),
            "type": getattr(model, "kind", ""),
            "title": instance.title,
            "language": source.locale.language_code,
            "url": api_url(getattr(model, "api_group", ""), instance.pk),
            "html_url": absolute(instance.get_url() or ""),
        }


_OWN: dict[type[models.Model], type[Record]] = {
    CustomImage: ImageSerializer,
    Contact: ContactSerializer,
    Place: PlaceSerializer,
    Unit: UnitSerializer,
    Page: PageLinkSerializer,
    get_document_model(): DocumentSerializer,
}


def serializer_for(model: type[models.Model]) -> type[Record] | None:
    """The shape of a record; None for what has none."""
    if issubclass(model, Page):
        return PageLinkSerializer
    named = settings.MERIDIAN_API_RECORDS.get(model._meta.label)  # noqa: SLF001 -- Django's API
    # import_string looks a module up that is imported already.
    return import_string(named) if named else _OWN.get(model)


def brief(thing: Any | None) -> Any:
    """A record as JSON; a record without a shape is its number and its name."""
    if thing is None:
        return None
    serializer = serializer_for(type(thing))
    return serializer(thing).data if serializer else {"id": thing.pk, "name": str(thing)}


IMAGE = nullable({"$ref": "#/components/schemas/Image"})
