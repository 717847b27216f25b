"""Pages by type in the CMS: one menu for the listings of all sections."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin.listings import REVIEWED, STATE, PageTypeListing
from events.listings import LISTINGS as EVENTS
from guides.listings import LISTINGS as GUIDES
from home.models import NewsPage, StandardPage
from opportunities.listings import LISTINGS as OPPORTUNITIES
from partners_directory.models import PartnerPage, Publication, ResearchProjectPage

INSTITUTION = Column("institution", label=_("Institution"), width="18%")
FACT_SHEET = DateColumn("fact_sheet_date", label=_("Fact sheet"), sort_key="fact_sheet_date", width="9%")
PUBLISHED_ON = DateColumn("published_on", label=_("Date"), sort_key="published_on", width="9%")

PARTNERS = PageTypeListing(
    "partner_pages", model=PartnerPage, icon="group", facts=(INSTITUTION, FACT_SHEET, REVIEWED),
    export_facts=("institution", "partner_since", "fact_sheet_date"), prefetch=("institution__country",),
)  # fmt: skip
PROJECTS = PageTypeListing(
    "research_projects", model=ResearchProjectPage, icon="tasks", facts=(STATE, Column("funder", label=_("Funder"))),
    export_facts=("acronym", "state", "funder", "grant_number", "starts_on", "ends_on"),
)  # fmt: skip
NEWS = PageTypeListing(
    "news_pages", model=NewsPage, icon="openquote", facts=(PUBLISHED_ON,), export_facts=("published_on",)
)
TEXT_PAGES = PageTypeListing("text_pages", model=StandardPage, icon="doc-full", facts=(REVIEWED,))


class PagesByType(ViewSetGroup):
    """The listings of all page types, in the order of the site's menu."""

    menu_label = _("Pages by type")
    menu_icon = "list-ul"
    menu_order = 110
    items = (*OPPORTUNITIES, PARTNERS, *GUIDES, *EVENTS, PROJECTS, NEWS, TEXT_PAGES)


class PublicationViewSet(SnippetViewSet):
    """Publications by year."""

    model = Publication
    icon = "doc-full-inverse"
    menu_label = _("Publications")
    menu_order = 255
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 50
    search_fields = ("title", "authors")
    list_display = ("title", "authors", Column("year", label=_("Year"), sort_key="year"), "venue", "doi")
    list_filter = ("year",)
    list_export = ("title", "authors", "year", "venue", "doi", "url")
