"""Endpoints of the site's own records: contacts, places, images, documents, redirects, menus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from rest_framework import serializers
from wagtail.contrib.redirects.models import Redirect

from core import clock
from core.api import briefs
from core.api.html import address_of
from core.api.needs import Needs
from core.api.parameters import LIMIT, OFFSET, Parameter, choice, code, locale, text
from core.api.views import ApiView, DetailView, Json, Page, list_schema
from core.api.visibility import public_documents, public_images, public_pages
from core.meta import absolute
from core.models import Contact, Place
from core.navigation.items import MenuItem
from core.navigation.menus import footer, sections
from taxonomy.enums import PlaceKind
from taxonomy.labels import is_code


class Records(ApiView):
    """Records of one kind."""

    serializer: type[briefs.Record]

    def rows(self) -> QuerySet[Any]:
        """Those that everybody may see, in their order."""
        raise NotImplementedError


class RecordList(Records):
    """A list of records with some filters."""

    def filters(self) -> tuple[Parameter, ...]:
        """Parameters besides language and paging."""
        return ()

    def filtered(self, rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
        """The records that the parameters leave."""
        del asked
        return rows

    def get_parameters(self) -> tuple[Parameter, ...]:
        return (locale(), *self.filters(), LIMIT, OFFSET)

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del kwargs
        rows = self.filtered(self.rows(), asked)
        some = self.serializer.needs.load(rows)[asked["offset"] : asked["offset"] + asked["limit"]]
        return self.paged(Page([self.serializer(row).data for row in some], rows.count()), asked)

    def answer_schema(self, schema: Any) -> Json:
        return list_schema(schema.ref(self.serializer))


class RecordDetail(Records, DetailView):
    """One record by its number."""

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del asked
        rows = self.serializer.needs.load(self.rows())
        return self.serializer(self.found(rows.filter(pk=self.possible(kwargs["id"])).first())).data

    def answer_schema(self, schema: Any) -> Json:
        return dict(schema.ref(self.serializer))


class Contacts(Records):
    """People of the office."""

    tag, serializer = "contacts", briefs.ContactSerializer

    def rows(self) -> QuerySet[Any]:
        return Contact.objects.order_by("sort_order", "name", "pk")


class ContactList(Contacts, RecordList):
    """All people, or those who answer for a topic."""

    operation, summary = "listContacts", "People of the office with roles, topics and office hours"

    def filters(self) -> tuple[Parameter, ...]:
        return (
            code(
                "topic",
                "Only people who answer questions about these topics.",
                lambda one: is_code("topic", one),
            ),
            text("unit", "Only people of the unit with this key."),
        )

    def filtered(self, rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
        if asked["unit"]:
            rows = rows.filter(unit__key=asked["unit"])
        if not asked["topic"]:
            return rows
        # The office has a few dozen people; no database of ours compares JSON lists alike.
        wanted = set(asked["topic"])
        return rows.filter(
            pk__in=[pk for pk, topics in rows.values_list("pk", "topics") if wanted & set(topics)]
        )


class ContactDetail(Contacts, RecordDetail):
    """One person."""

    operation, summary = "getContact", "One person of the office"


class Places(Records):
    """Places of the guides and events."""

    tag, serializer = "places", briefs.PlaceSerializer

    def rows(self) -> QuerySet[Any]:
        return Place.objects.order_by("slug")


class PlaceList(Places, RecordList):
    """All places, or those of some kinds."""

    operation, summary = "listPlaces", "Places with address, coordinates and opening hours"

    def filters(self) -> tuple[Parameter, ...]:
        return (choice("kind", "Only places of these kinds.", PlaceKind.values, many=True),)

    def filtered(self, rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
        return rows.filter(kind__in=asked["kind"]) if asked["kind"] else rows


class PlaceDetail(Places, RecordDetail):
    """One place."""

    operation, summary = "getPlace", "One place"


class Images(Records):
    """Pictures of public collections."""

    tag, serializer = "images", briefs.ImageSerializer

    def rows(self) -> QuerySet[Any]:
        return public_images().order_by("pk")


class ImageList(Images, RecordList):
    """All pictures."""

    operation, summary = "listImages", "Pictures with credit and licence"


class ImageDetail(Images, RecordDetail):
    """One picture."""

    operation, summary = "getImage", "One picture"


class Documents(Records):
    """Files of public collections."""

    tag, serializer = "documents", briefs.DocumentSerializer

    def rows(self) -> QuerySet[Any]:
        return public_documents().order_by("pk")


class DocumentList(Documents, RecordList):
    """All files."""

    operation, summary = "listDocuments", "Files to download, with type, size and language"


class DocumentDetail(Documents, RecordDetail):
    """One file."""

    operation, summary = "getDocument", "One file"


class RedirectSerializer(briefs.Record):
    """An address that moved."""

    needs = Needs(select=("redirect_page__locale",))

    id = serializers.IntegerField(read_only=True)
    path = serializers.CharField(source="old_path", read_only=True)
    target = serializers.SerializerMethodField()
    permanent = serializers.BooleanField(source="is_permanent", read_only=True)

    def get_target(self, redirect: Redirect) -> str:
        """Absolute address to go to."""
        if redirect.redirect_page is None:
            return absolute(redirect.redirect_link)
        return address_of(redirect.redirect_page).rstrip("/") + (redirect.redirect_page_route_path or "/")


class RedirectList(RecordList):
    """Addresses that moved; those that lead to pages nobody may see are left out."""

    tag, operation, summary = "redirects", "listRedirects", "Addresses that moved, with their targets"
    serializer = RedirectSerializer

    def rows(self) -> QuerySet[Any]:
        seen = public_pages(clock.now()).values("pk")
        rows = Redirect.objects.filter(
            Q(redirect_page__in=seen) | Q(redirect_page__isnull=True, redirect_link__gt="")
        )
        return rows.order_by("old_path", "pk")

    def filters(self) -> tuple[Parameter, ...]:
        return (text("path", "Only the redirect from this address, for example `/en/old-name`."),)

    def filtered(self, rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
        return rows.filter(old_path=Redirect.normalise_path(asked["path"])) if asked["path"] else rows


class Menus(ApiView):
    """What stands around every page: the sections at the head, the columns at the foot."""

    tag, operation, summary = (
        "menus",
        "getMenus",
        "Sections at the head and columns at the foot of every page",
    )

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del asked, kwargs
        language = get_language() or ""
        columns = [
            {"title": group.title, "links": [_link(item) for item in group.links]}
            for group in footer(language)
        ]
        return {"sections": [_link(item) for item in sections(language)], "footer": columns}

    def answer_schema(self, schema: Any) -> Json:
        del schema
        link = {
            "type": "object",
            "required": ["title", "url", "language"],
            "properties": {name: {"type": "string"} for name in ("title", "url", "language")},
        }
        links = {"type": "array", "items": link}
        column = {
            "type": "object",
            "required": ["title", "links"],
            "properties": {"title": {"type": "string"}, "links": links},
        }
        return {
            "type": "object",
            "required": ["sections", "footer"],
            "properties": {"sections": links, "footer": {"type": "array", "items": column}},
        }


def _link(item: MenuItem) -> Json:
    values = asdict(item)
    return {
        "title": values["title"],
        "url": absolute(values["url"]),
        "language": values["lang"] or get_language() or "",
    }
