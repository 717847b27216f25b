"""News of the office."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from core.articles import article_of
from core.fields import CodesField
from core.models import BasePage, Rows
from partners_directory.models.rows import InstitutionRow
from search.detail import detail_context
from search.finder.spec import FinderSpec
from search.listing import ListingMixin


class NewsIndexPage(ListingMixin, BasePage):
    """All news, newest first."""

    kind = "news_index"
    finder_spec: ClassVar = FinderSpec(kinds=("news",), facets=("topic",), orders=("newest",))
    in_search = False
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


#: What a piece of news shows near itself, by the same partners.
NEAR_KINDS = ("partner", "news", "exchange", "study_abroad")


class NewsPage(BasePage):
    """One piece of news, dated."""

    published_on = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The date shown to readers; news are sorted by it.")
    )
    topics = CodesField(_("topics"), vocabulary="topic", blank=True)

    kind = "news"
    row_relations: ClassVar = {"institutions": Rows(select=("institution__country",))}
    api_group = "news"
    schema_type = "NewsArticle"
    parent_page_types: ClassVar[list[str]] = ["home.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels = [
        *BasePage.summary_panels,
        FieldPanel("published_on"),
        FieldPanel("topics"),
        *BasePage.body_panels,
        InlinePanel("institutions", heading=_("Partners it is about"), label=_("Institution")),
    ]
    api_fields: ClassVar = [*BasePage.api_fields, "published_on", "topics", "institutions"]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Add what is near."""
        self.load_rows()
        context = super().get_context(request, *args, **kwargs)
        institutions = [row.institution_id for row in self.institutions.all()]
        context.update(detail_context(self, NEAR_KINDS, institutions, context["now"]))
        return context

    def search_facets(self) -> dict[str, list[str]]:
        return {
            "topic": list(self.topics),
            "institution": [str(link.institution_id) for link in self.institutions.all()],
        }

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return [article_of(self)]

    def card_facts(self) -> list[dict[str, Any]]:
        facts: list[dict[str, Any]] = []
        if self.published_on:
            facts.append(
                {
                    "t": "dates",
                    "starts": self.published_on.isoformat(),
                    "ends": "",
                    "all_day": True,
                    "zone": "",
                }
            )
        if self.topics:
            facts.append({"t": "facet", "name": "topic", "codes": list(self.topics)})
        return facts


class NewsInstitution(InstitutionRow):
    """An institution that a piece of news is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="institutions")
