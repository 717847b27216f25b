"""Institutions in the content API, and partners on a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer

from core import clock
from core.api.briefs import ImageSerializer, Record
from core.api.fields import CODE, CodeField, CodesField, TextsField, object_schema
from core.api.needs import Needs
from core.api.parameters import Parameter, code, flag, text
from core.api.records import RecordDetail, RecordList, Records
from core.api.views import ApiView, Page
from core.api.visibility import public_pages
from partners_directory.affiliations import meant_by
from partners_directory.enums import InstitutionStatus
from partners_directory.exports import geojson
from partners_directory.mapping import points
from partners_directory.models import Institution, PartnerIndexPage, PartnerPage
from search.api_lists import list_parameters, query_of, results_of
from search.finder.request import MAX_OFFSET
from search.indexing import page_ids
from search.words import LONGEST_TEXT
from taxonomy.labels import is_code


class InstitutionSerializer(Record):
    """An institution wherever a page points at one; its name is in the answer's language."""

    needs = Needs(select=("country",), prefetch=("identifiers",))

    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(read_only=True)
    local_name = serializers.CharField(source="in_reader_language.local_name", read_only=True)
    acronym = serializers.CharField(read_only=True)
    ror_id = serializers.CharField(read_only=True, allow_null=True)
    hei_id = serializers.CharField(read_only=True, allow_null=True)
    erasmus_codes = TextsField()
    country = CodeField("country", source="country_id")
    city = serializers.CharField(read_only=True)
    latitude = serializers.FloatField(read_only=True, allow_null=True)
    longitude = serializers.FloatField(read_only=True, allow_null=True)
    website = serializers.CharField(read_only=True)


class InstitutionDetailSerializer(InstitutionSerializer):
    """An institution with all its names and codes."""

    needs = Needs(select=("country", "logo"), prefetch=("identifiers", "logo__renditions"))

    names = serializers.DictField(child=serializers.CharField(), read_only=True)
    aliases = TextsField()
    types = CodesField("institution_type")
    region = serializers.CharField(source="region_name", read_only=True)
    pics = TextsField()
    domains = TextsField()
    established = serializers.IntegerField(read_only=True, allow_null=True)
    logo = ImageSerializer(read_only=True, allow_null=True)
    active = serializers.SerializerMethodField()

    def get_active(self, institution: Institution) -> bool:
        """Whether it is neither closed nor withdrawn from its registry."""
        return institution.status == InstitutionStatus.ACTIVE


class InstitutionAnswerSerializer(InstitutionSerializer):
    """An institution in a list; the last two say how well it fits the affiliation that was asked for."""

    score = serializers.FloatField(read_only=True, allow_null=True, default=None)
    match = serializers.BooleanField(read_only=True, allow_null=True, default=None)


class Institutions(Records):
    """Records of open registries; those made for a page that nobody may see yet are left out."""

    tag = "institutions"

    def rows(self) -> QuerySet[Any]:
        named = Institution.objects.filter(ror_id__isnull=False) | Institution.objects.filter(
            pk__in=self.partners()
        )
        return named.order_by("sort_name", "pk")

    def partners(self) -> QuerySet[Any]:
        """Institutions with a page for readers."""
        seen = public_pages(clock.now()).values("pk")
        return PartnerPage.objects.filter(pk__in=seen, institution__isnull=False).values("institution")


class InstitutionList(Institutions, RecordList):
    """Institutions by name, code, city or country."""

    operation, summary = "listInstitutions", "Institutions with their codes in registries"
    serializer = InstitutionAnswerSerializer

    def filters(self) -> tuple[Parameter, ...]:
        return (
            text("q", "Words of a name, a code, a domain or a city."),
            text(
                "affiliation",
                "An affiliation as an author writes it: answers with the institutions it may mean, best first, "
                "each with its `score`, and with `match` true for those that are meant.",
                limit=LONGEST_TEXT,
            ),
            code(
                "country",
                "Only institutions of these countries (ISO 3166-1).",
                lambda one: is_code("country", one),
            ),
            flag("partner", "`true` leaves only those with a public partner page."),
        )

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        found = meant_by(asked["affiliation"]) if asked["affiliation"] else None
        if found is None:
            return super().answer({**asked, "q": f"{asked['q']} {asked['affiliation']}".strip()}, **kwargs)
        rows = {
            row.pk: row
            for row in self.serializer.needs.load(self.filtered(self.rows(), asked).filter(pk__in=found))
        }
        kept = [pk for pk in found if pk in rows]
        some = kept[asked["offset"] : asked["offset"] + asked["limit"]]
        items = [{**self.serializer(rows[pk]).data, **asdict(found[pk])} for pk in some]
        return self.paged(Page(items, len(kept)), asked)

    def filtered(self, rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
        if asked["country"]:
            rows = rows.filter(country__in=asked["country"])
        if asked["partner"]:
            rows = rows.filter(pk__in=self.partners())
        return rows.search(asked["q"]) if asked["q"] else rows  # type: ignore[attr-defined]  # -- the model's own queryset


class InstitutionDetail(Institutions, RecordDetail):
    """One institution with all its names and codes."""

    operation, summary = "getInstitution", "One institution"
    serializer = InstitutionDetailSerializer


class GeoJSONRenderer(JSONRenderer):
    """GeoJSON (RFC 7946)."""

    media_type = geojson.CONTENT_TYPE
    format = "geojson"


class PartnerMap(ApiView):
    """All partners of the list, with its filters, as points (RFC 7946: longitude first)."""

    tag, operation, summary = "partners", "getPartnerMap", "Partners as GeoJSON"
    renderer_classes = [GeoJSONRenderer, JSONRenderer]

    def get_parameters(self) -> tuple[Parameter, ...]:
        paging = {"limit", "offset"}
        return tuple(one for one in list_parameters(PartnerIndexPage.finder_spec) if one.name not in paging)

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del kwargs
        query = query_of(PartnerIndexPage.finder_spec, {**asked, "offset": 0, "limit": MAX_OFFSET})
        numbers = page_ids(hit.document.id for hit in results_of(query).hits)
        return geojson.feature_collection(points(numbers, asked["locale"]))

    def answer_schema(self, schema: Any) -> dict[str, Any]:
        del schema
        point = object_schema(
            type={"const": "Point"},
            coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
        )
        text, address = {"type": "string"}, {"type": "string", "format": "uri"}
        properties = object_schema(
            **dict.fromkeys(("title", "language", "institution", "city", "place"), text),
            country=CODE,
            url=address,
            html_url=address,
        )
        feature = object_schema(
            type={"const": "Feature"}, id={"type": "integer"}, geometry=point, properties=properties
        )
        return object_schema(
            type={"const": "FeatureCollection"}, features={"type": "array", "items": feature}
        )
