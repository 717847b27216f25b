"""News of the office."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from core.articles import article_of
from core.card_facts import dates_fact, facet_facts
from core.fields import CodesField
from core.models import BasePage, Rows
from partners_directory.models.rows import InstitutionRow
from search.detail import DetailMixin
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


class NewsPage(DetailMixin, BasePage):
    """One piece of news, dated."""

    published_on = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The date shown to readers; news are sorted by it.")
    )
    topics = CodesField(
        _("topics"), vocabulary="topic", blank=True, help_text=_("By these, readers filter the news.")
    )

    kind = "news"
    near_kinds = ("partner", "news", "exchange", "study_abroad")
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

    def search_facets(self) -> dict[str, list[str]]:
        return {
            "topic": list(self.topics),
            "institution": [str(link.institution_id) for link in self.institutions.all()],
        }

    def structured_data(self, now: datetime) -> list[dict[str, Any]]:
        del now
        return [article_of(self)]

    def card_facts(self) -> list[dict[str, Any]]:
        dates = [dates_fact(self.published_on)] if self.published_on else []
        return [*dates, *facet_facts(self.search_facets(), ["topic"])]


class NewsInstitution(InstitutionRow):
    """An institution that a piece of news is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="institutions")
