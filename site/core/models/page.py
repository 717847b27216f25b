"""The base of every page: what all pages have, and the hooks by which search, cards and the API ask them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.conf.locale import LANG_INFO
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core import clock, status
from core.blocks import BODY_BLOCKS
from core.fields import StreamField
from core.forms.pages import PageForm
from core.records import RECORDS
from core.slugs import free_slug
from taxonomy.translated_text import tidy

#: What a JSON document can hold; facts of cards are such values (``search.cards`` lists their kinds).
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageDates:
    """The dates from which a page's state is computed (decisions.md 7). All datetimes are aware."""

    rule: str = ""  #: how the state follows: ``application`` (opens, deadlines), ``event`` (starts, ends), or no state
    opens_on: datetime | None = None
    deadlines: tuple[datetime, ...] = ()  #: last instants, ascending
    deadline_terms: tuple[str, ...] = ()  #: beside ``deadlines``: the term that each is for, "" for all
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """What is loaded with the rows of a relation.

    ``select``: what each row points at, in the same query. ``record``: a contact or place, from memory (``core.records``).
    """

    select: tuple[str, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """A page's picture: its address and what it shows, in the language that is active."""

    src: str
    alt: str


class BasePage(Page):
    """What every page has. Subclasses declare ``kind`` (a code) and, to be in the API, ``api_group``."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_(
            "One or two sentences for lists, search results and share cards. At most 300 characters."
        ),
    )
    cover_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Shown at the top and on cards. Without one, Meridian draws a cover from the page's facts."
        ),
    )
    cover_alt = models.CharField(
        _("alternative text of the cover"),
        max_length=250,
        blank=True,
        help_text=_(
            "What the picture shows, for readers who cannot see it. Leave empty if it only decorates."
        ),
    )
    body = StreamField(
        BODY_BLOCKS, verbose_name=_("text"), blank=True, help_text=_("What readers need first stands first.")
    )
    responsible_contact = models.ForeignKey(
        "core.Contact",
        verbose_name=_("responsible contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who keeps this page true. Not shown to readers."),
    )
    last_reviewed = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("When somebody last checked that every fact is still true."),
    )
    review_by = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("When the facts must be checked again; the dashboard reminds you."),
    )

    #: The pages above, from the home page down, where the route has read them; None: not read yet.
    way: Sequence[Page] | None = None

    base_form_class = PageForm
    # Slugs follow the source page unless an editor asks otherwise: titles in Arabic or Chinese have none (decisions.md 27).
    override_translatable_fields: ClassVar = [SynchronizedField("slug")]

    #: Code of this type of page in search, API and style sheets.
    kind: ClassVar[str] = ""
    kind_name: ClassVar[Any] = ""  #: what readers call it, where that is not the name that editors know it by
    #: API endpoint (``/api/v1/<group>/``) that lists this type; empty: only ``pages``.
    api_group: ClassVar[str] = ""
    #: Whether the page is in search and lists. Index pages are found by their menus.
    in_search: ClassVar[bool] = True
    search_all_of: ClassVar[Sequence[str]] = ()  #: labels of records all of which ``search_names`` names
    schema_type: ClassVar[str] = "WebPage"  #: schema.org type of the page's structured data

    summary_panels: ClassVar = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("cover_image"), FieldPanel("cover_alt")], heading=_("Cover"), classname="collapsed"
        ),
    ]
    body_panels: ClassVar = [FieldPanel("body")]
    content_panels = [*summary_panels, *body_panels]
    promote_panels = Page.promote_panels
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("responsible_contact"),
                FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("review_by")]),
            ],
            heading=_("Keeping it true"),
        ),
    ]

    api_fields: ClassVar[Sequence[Any]] = ["body", "last_reviewed"]
    #: Child rows that the page's template and hooks read, with what each row points at (``load_rows``).
    row_relations: ClassVar[Mapping[str, Rows]] = {}

    class Meta:
        abstract = True

    # -- Hooks; each returns standard types only, codes and dates, never labels ------------------------------------

    def search_facets(self) -> dict[str, list[str]]:
        """Codes by facet name (``search.facets``)."""
        return {}

    def search_names(self) -> list[str]:
        """Other names, codes, acronyms and people by which the page is looked for."""
        return []

    def search_texts(self) -> list[str]:
        """Plain texts or HTML besides title, summary and body (costs, housing, eligibility …)."""
        return []

    def search_dates(self) -> PageDates:
        """The dates from which the state is computed."""
        return PageDates()

    def card_facts(self) -> list[Json]:
        """Typed facts for a card in the order in which they stand (kinds: ``search.cards``)."""
        return []

    def drawn_cover(self) -> str:
        """Address of the cover that is drawn where there is no photo; empty for none."""
        return ""

    def drawn_cover_alt(self) -> str:
        """What the drawn cover shows, in the active language."""
        return ""

    def structured_data(self, now: datetime) -> list[Json]:
        """schema.org objects of the page besides its breadcrumb."""
        del now
        return []

    def next_boundary(self, now: datetime) -> datetime | None:
        """The next moment at which a date on the page changes its meaning; None for none (decisions.md 6)."""
        dates = self.search_dates()
        if dates.rule == "application":
            return status.opportunity_boundary(now, clock.campus_zone(), dates.opens_on, dates.deadlines)
        if dates.starts_at is None:
            return None
        return status.event_boundary(now, status.Span(dates.starts_at, dates.ends_at or dates.starts_at))

    def get_context(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Put the page where ``core.chrome`` finds it, and say in which language its texts are."""
        self.load_rows()
        context = super().get_context(request, *args, **kwargs)
        request.meridian_page = self
        language = self.content_language
        context["content_language"] = language
        context["content_direction"] = "rtl" if LANG_INFO.get(language, {}).get("bidi") else "ltr"
        context["now"] = context.get("now") or clock.now()
        return context

    def serve(self, request, *args, **kwargs):  # noqa: ANN001, ANN201 -- Wagtail's signature
        """Answer with the moment until which the answer is true, for ``core.cache``."""
        response = super().serve(request, *args, **kwargs)
        if not hasattr(response, "meridian_expires_at"):
            response.meridian_expires_at = self.next_boundary(clock.now())
        return response

    def load_rows(self) -> None:
        """Load all child rows with what they point at, so that their number costs no queries."""
        for relation, rows in self.row_relations.items():
            manager = getattr(self, relation)
            loaded = list(manager.select_related(*rows.select) if rows.select else manager.all())
            if rows.record:
                known = RECORDS[rows.record]()
                for row in loaded:
                    record = known.get(getattr(row, f"{rows.record}_id"))
                    if record is not None:  # else made since the edition began: the row loads it itself
                        setattr(row, rows.record, record)
            manager.set(loaded)

    def _set_core_field_defaults(self) -> None:
        """Tidy the lines that stand outside the page, and make an address of any script: Wagtail's first step of a check."""
        for name in ("title", "seo_title", "summary", "search_description"):
            setattr(self, name, tidy(getattr(self, name), multiline=name == "summary"))
        if not getattr(self, "slug", "") and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = free_slug(self, self.get_parent(), self.title, self.kind)
        super()._set_core_field_defaults()

    # -- Short properties ------------------------------------------------------------------------------------------

    @property
    def is_untranslated(self) -> bool:
        """Whether this is an alias: the source language's page at this language's address (decisions.md 2)."""
        return self.alias_of_id is not None

    @property
    def content_language(self) -> str:
        """Code of the language in which the page's own texts are written."""
        source = self.alias_of if self.alias_of_id else self
        return source.locale.language_code

    def cover(self) -> Cover | None:
        """The drawn cover in the active language, or None; photos are drawn by the ``picture`` component."""
        src = self.drawn_cover()
        return Cover(src, self.drawn_cover_alt()) if src else None
