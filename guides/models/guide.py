"""Arrival guides: a tree of topics in the order of a stay, with variants by audience and origin."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Orderable, Page

from core.articles import article_of
from core.card_facts import facet_facts
from core.covers.urls import guide_cover
from core.fields import CodesField, StreamField
from core.meta import page_meta
from core.models import BasePage, Rows
from core.models.rows import ContactRow
from core.navigation.items import MenuItem
from core.navigation.links import menu_item
from core.navigation.trail import real_translations
from core.restrictions import unrestricted
from guides.blocks import ChecklistItemBlock
from guides.querysets import places_by_kind
from search.finder.model import Finder
from search.finder.spec import FinderSpec
from search.listing import ListingMixin
from taxonomy.enums import GuidePhase


class GuideIndexPage(ListingMixin, BasePage):
    """The guides by phase of a stay."""

    kind = "guide_index"
    finder_spec: ClassVar = FinderSpec(
        kinds=("guide",), facets=("phase", "audience", "origin"), orders=("title", "newest")
    )
    in_search = False
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["guides.GuidePage"]

    class Meta:
        verbose_name = _("guide index")
        verbose_name_plural = _("guide indexes")

    @path("places/", name="places")
    def places_route(self, request: HttpRequest) -> HttpResponse:
        """All places of the guides by kind, with addresses and opening hours."""
        title = gettext("Places")
        own = f"{self.get_url()}places/"
        # No search is asked for a page that shows no results.
        request.meridian_finder = Finder(title, title, "", 0, "", own, self.locale.language_code)  # type: ignore[attr-defined]  # -- get_context reads it
        request.meridian_route = MenuItem(title, own)  # type: ignore[attr-defined]  # -- core.chrome reads it
        translations = real_translations(self)
        meta = page_meta(self, request, translations, route="places/")
        shown = {"groups": places_by_kind(), "places_title": title, "meta": meta.replaced(title=title)}
        response: HttpResponse = self.render(request, context_overrides=shown, template="guides/places.html")
        return response


class GuidePage(BasePage):
    """One topic of the guides; topics lie below topics."""

    phase = models.CharField(
        _("phase"), max_length=20, choices=GuidePhase.choices, help_text=_("When in a stay this helps.")
    )
    audiences = CodesField(
        _("for whom"),
        vocabulary="guide_audience",
        blank=True,
        help_text=_("Leave empty if it is for everybody."),
    )
    origins = CodesField(
        _("by origin"),
        vocabulary="guide_origin",
        blank=True,
        help_text=_("Leave empty if a visa makes no difference."),
    )
    checklist = StreamField(
        [("item", ChecklistItemBlock())],
        verbose_name=_("checklist"),
        blank=True,
        help_text=_("Things to do, with the day counted from the day of arrival."),
    )

    kind = "guide"
    row_relations: ClassVar = {
        "contacts": Rows(record="contact"),
        "places": Rows(record="place"),
    }
    api_group = "guides"
    schema_type = "Article"
    parent_page_types: ClassVar[list[str]] = ["guides.GuideIndexPage", "guides.GuidePage"]
    subpage_types: ClassVar[list[str]] = ["guides.GuidePage"]

    content_panels = [
        *BasePage.summary_panels,
        MultiFieldPanel(
            [FieldPanel("phase"), FieldPanel("audiences"), FieldPanel("origins")],
            heading=_("When and for whom"),
        ),
        *BasePage.body_panels,
        FieldPanel("checklist"),
        InlinePanel("contacts", heading=_("Contacts"), label=_("Contact")),
        InlinePanel("places", heading=_("Places"), label=_("Place")),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields,
        "phase",
        "audiences",
        "origins",
        "checklist",
        "contacts",
        "places",
    ]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Add the topics below and beside this one, in the order of the tree."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        parent = self.path[: -self.steplen]
        pages = (
            unrestricted(Page.objects.live())
            .filter(
                Q(path__startswith=self.path, depth=self.depth + 1)
                | Q(path__startswith=parent, depth=self.depth)
            )
            .exclude(pk=self.pk)
            .select_related("locale", "alias_of__locale")
            .order_by("path")
        )
        found = [(page.depth, menu_item(page, language)) for page in pages]
        context["below"] = [item for depth, item in found if depth > self.depth]
        context["beside"] = [item for depth, item in found if depth == self.depth]
        return context

    def search_facets(self) -> dict[str, list[str]]:
        return {"phase": [self.phase], "audience": list(self.audiences), "origin": list(self.origins)}

    def search_texts(self) -> list[str]:
        return [f"{block.value['title']} {block.value['text'].source}" for block in self.checklist]

    def card_facts(self) -> list[dict[str, Any]]:
        return facet_facts(self.search_facets(), ["phase", "audience", "origin"])

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return [article_of(self)]

    def drawn_cover(self) -> str:
        return guide_cover(self.phase)


class GuideContact(ContactRow):
    """Somebody who helps with the topic."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="contacts")


class GuidePlace(Orderable):
    """A place where the topic leads."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), on_delete=models.CASCADE, related_name="+",
        help_text=_("From the list of places."),
    )  # fmt: skip

    panels = [FieldPanel("place")]
    api_fields: ClassVar = ["place"]
