"""Endpoints of pages. A page type joins a group by its ``api_group``; all types are in ``pages``, the tree."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import override
from rest_framework import serializers
from wagtail.models import Page as WagtailPage

from core import clock
from core.api.loading import load_pages
from core.api.parameters import LIMIT, MAX_ID, OFFSET, Parameter, choice, flag, integer, locale, names, text
from core.api.representing import represent
from core.api.serializers import PageSerializer, page_serializer
from core.api.views import ApiView, DetailView, Json, Page, list_schema
from core.api.visibility import public_pages
from core.models import BasePage
from core.navigation.menus import HOME_DEPTH
from core.page_types import own_page_types

#: The group of all types.
TREE = "pages"


@lru_cache(maxsize=32)
def group_models(group: str) -> tuple[type[BasePage], ...]:
    """The page types of a group, all of them for the tree."""
    return tuple(model for model in own_page_types() if group in (TREE, model.api_group))


def page_groups() -> list[str]:
    """Every group that some page type has joined."""
    return sorted({model.api_group for model in group_models(TREE) if model.api_group})


def members(models: tuple[type[BasePage], ...], *, detail: bool) -> frozenset[str]:
    """Names of the members that items of some types have."""
    return frozenset(
        name for model in models for name in list(page_serializer(model, detail=detail)().fields.keys())
    )


def fields_parameter(known: frozenset[str]) -> Parameter:
    """``?fields=``."""
    return names("fields", "Only these members, separated by commas; `id` and `type` always come.", known)


def translated_parameter() -> Parameter:
    """``?translated=``."""
    return flag("translated", "`true` leaves out pages that are not translated into this language yet.")


class PageGroup(ApiView):
    """Pages of a group of types."""

    group = TREE

    @property
    def models(self) -> tuple[type[BasePage], ...]:
        """The group's page types."""
        return group_models(self.group)

    def items_schema(self, schema: Any, *, detail: bool) -> Json:
        """One type's component, or all of the group's, told apart by ``type``."""
        refs = {model.kind: schema.ref(page_serializer(model, detail=detail)) for model in self.models}
        if len(refs) == 1:
            return next(iter(refs.values()))
        mapping = {kind: ref["$ref"] for kind, ref in refs.items()}
        return {"oneOf": list(refs.values()), "discriminator": {"propertyName": "type", "mapping": mapping}}


class PageDetail(PageGroup, DetailView):
    """One page by its number in any language tree, or its translation by ``?locale=``."""

    missing = "There is no public page of this type with this id and language."

    def get_parameters(self) -> tuple[Parameter, ...]:
        return (locale(None), fields_parameter(members(self.models, detail=True)))

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        now = clock.now()
        page = self.found(self._page(self.possible(kwargs["id"]), asked["locale"]))
        language = page.locale.language_code
        with override(language):
            loaded = load_pages([page.pk])
            wanted = asked["fields"] or frozenset()
            return represent(
                loaded,
                lambda model: page_serializer(model, detail=True),
                self.request,
                language,
                now,
                wanted=wanted,
            )[0]

    def _page(self, number: int, language: str | None) -> WagtailPage | None:
        types = ContentType.objects.get_for_models(*self.models).values()
        pages = public_pages(clock.now()).filter(content_type__in=list(types)).select_related("locale")
        page = pages.filter(pk=number).first()
        if page is None or language in (None, page.locale.language_code):
            return page
        return pages.filter(translation_key=page.translation_key, locale__language_code=language).first()

    def answer_schema(self, schema: Any) -> Json:
        return self.items_schema(schema, detail=True)


class TreeItemSerializer(PageSerializer):
    """A page in the tree, without its own fields."""

    parent = serializers.SerializerMethodField()  # type: ignore[assignment]  # -- DRF takes declared fields off the class
    depth = serializers.IntegerField(read_only=True)
    in_menus = serializers.BooleanField(source="show_in_menus", read_only=True)

    def get_parent(self, page: BasePage) -> int | None:
        """Number of the page above; null for a home page."""
        return self.context["parents"].get(page.path[: -page.steplen])


class PageTree(PageGroup):
    """All public pages of a language in the tree's order: those below one, or the one at an address."""

    def get_parameters(self) -> tuple[Parameter, ...]:
        kinds = sorted(model.kind for model in self.models)
        return (
            locale(),
            integer(
                "parent", "Only pages directly below the page with this id (of any language).", 1, MAX_ID
            ),
            text(
                "path",
                "Only the page at this address, for example `/fr/partners/`; its language is the address's.",
            ),
            choice("type", "Only pages of these types.", kinds, many=True),
            translated_parameter(),
            LIMIT,
            OFFSET,
            fields_parameter(frozenset(TreeItemSerializer().fields)),
        )

    def answer(self, asked: Mapping[str, Any], **kwargs: Any) -> Any:
        del kwargs
        now = clock.now()
        found = self._pages(asked)
        numbers = list(
            found.order_by("path").values_list("pk", flat=True)[
                asked["offset"] : asked["offset"] + asked["limit"]
            ]
        )
        pages = load_pages(numbers, rows=False)
        above = {page.path[: -page.steplen] for page in pages if page.depth > HOME_DEPTH}
        parents = dict(WagtailPage.objects.filter(path__in=above).values_list("path", "pk"))
        items = represent(
            pages, lambda _model: TreeItemSerializer, self.request, asked["locale"], now,
            wanted=asked["fields"] or frozenset(), rows=False, parents=parents,
        )  # fmt: skip
        return self.paged(Page(items, found.count()), asked)

    def _pages(self, asked: Mapping[str, Any]) -> QuerySet[WagtailPage]:
        types = [model for model in self.models if not asked["type"] or model.kind in asked["type"]]
        pages = public_pages(clock.now()).filter(
            content_type__in=list(ContentType.objects.get_for_models(*types).values())
        )
        if asked["translated"]:
            pages = pages.filter(alias_of__isnull=True)
        if asked["parent"] is not None:
            parent = WagtailPage.objects.filter(pk=asked["parent"]).first()
            pages = pages & WagtailPage.objects.child_of(parent) if parent else pages.none()
        elif not asked["path"]:
            pages = pages.filter(locale__language_code=asked["locale"])
        return pages.filter(url_path=_url_path(asked["path"])) if asked["path"] else pages

    def answer_schema(self, schema: Any) -> Json:
        return list_schema(schema.ref(TreeItemSerializer))


def _url_path(address: str) -> str:
    """The tree's path of a localized address; empty for an address outside the trees."""
    language, _slash, rest = address.strip("/").partition("/")
    if language not in dict(settings.LANGUAGES):
        return ""
    home = WagtailPage.objects.filter(depth=HOME_DEPTH, locale__language_code=language).first()
    return (home.url_path + (f"{rest}/" if rest else "")) if home else ""
