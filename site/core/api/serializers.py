"""Serializers made from the ``api_fields`` that pages and rows declare beside their fields."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core import status
from core.api import briefs, fields
from core.api.addresses import api_url
from core.api.html import page_html
from core.api.members import members_of
from core.clock import campus_zone
from core.meta import absolute
from core.models import BasePage

#: Members that ``?fields=`` never takes away: without them nobody knows what an item is.
ALWAYS = ("id", "type")
TRANSLATIONS = {"type": "array", "items": {"$ref": "#/components/schemas/Translation"}}


class PageSerializer(serializers.Serializer):
    """What every page has (decisions.md 14)."""

    id = serializers.IntegerField(read_only=True)
    key = serializers.UUIDField(source="translation_key", read_only=True)
    type = serializers.CharField(source="kind", read_only=True)
    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()
    locale = serializers.CharField(source="locale.language_code", read_only=True)
    language = serializers.CharField(source="content_language", read_only=True)
    title = serializers.CharField(read_only=True)
    summary = serializers.CharField(read_only=True)
    image = serializers.SerializerMethodField()
    first_published_at = fields.InstantField()
    last_published_at = fields.InstantField()
    translations = serializers.SerializerMethodField()
    status = serializers.SerializerMethodField()
    next_deadline = serializers.SerializerMethodField()

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, page: BasePage) -> str:
        """Address in this API."""
        return api_url(page.api_group, page.pk)

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_html_url(self, page: BasePage) -> str:
        """Address of the page for readers."""
        return absolute(page.get_url() or "")

    @extend_schema_field(briefs.IMAGE)
    def get_image(self, page: BasePage) -> Any:
        """The photo, or the cover that is drawn from the page's facts."""
        if page.cover_image:
            return briefs.image_json(page.cover_image, page.cover_alt)
        cover = page.cover() if self.context.get("rows") else None
        if cover is None:
            return None
        empty = {"id": None, "width": None, "height": None, "credit": "", "licence": ""}
        return {**empty, "url": absolute(cover.src), "alt": cover.alt}

    @extend_schema_field(TRANSLATIONS)
    def get_translations(self, page: BasePage) -> Any:
        """The same content in other languages, where somebody wrote it."""
        return [
            entry
            for entry in self.context["translations"].get(page.translation_key, ())
            if entry["id"] != page.pk
        ]

    @extend_schema_field(fields.nullable(fields.CODE))
    def get_status(self, page: BasePage) -> Any:
        """What today's date makes of the page's dates; null for what has no dates (decisions.md 7)."""
        return (
            fields.code_json("status", _status(page, self.context["now"]))
            if self.context.get("rows")
            else None
        )

    @extend_schema_field({"type": ["string", "null"], "format": "date-time"})
    def get_next_deadline(self, page: BasePage) -> Any:
        """The earliest deadline that has not passed."""
        deadlines = page.search_dates().deadlines if self.context.get("rows") else ()
        ahead = status.next_deadline(self.context["now"], deadlines)
        return fields.instant_json(ahead) if ahead else None


def _status(page: BasePage, now: datetime) -> str:
    dates = page.search_dates()
    if dates.rule == "application":
        return status.opportunity_status(now, campus_zone(), dates.opens_on, dates.deadlines)
    if dates.rule == "event" and dates.starts_at:
        return status.event_status(now, status.Span(dates.starts_at, dates.ends_at or dates.starts_at))
    return ""


@extend_schema_field({"type": "string", "contentMediaType": "text/html"})
class BodyHtmlField(fields.ReadOnlyField):
    """The body as the page draws it, cleaned."""

    def to_representation(self, value: Any) -> Any:
        return page_html(value.body.render_as_block({"page": value, "request": self.context["request"]}))


def page_serializer(model: type[BasePage], *, detail: bool = False) -> type[PageSerializer]:
    """The serializer of a page type: what every page has, and its own ``api_fields``."""
    key = (model._meta.label, detail)  # noqa: SLF001 -- Django's API
    if key not in _MADE:
        members: dict[str, Any] = dict(members_of(model, tuple(model.api_fields)))
        if detail:
            members["body_html"] = BodyHtmlField(source="*")
        name = (
            f"{model.__name__.removesuffix('Page') or model.__name__}{'Detail' if detail else ''}Serializer"
        )
        _MADE[key] = type(name, (PageSerializer,), {**members, "kind": model.kind, "__doc__": ""})
    return _MADE[key]


#: Serializers by page type, made at the first request.
_MADE: dict[tuple[str, bool], type[PageSerializer]] = {}
