"""Makes the demo's pages: first all of them empty, so that links have somewhere to point, then filled, then in each language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import BasePage, Contact, Place
from events.models import ConferencePage, EventIndexPage, EventPage
from guides.models import GuideIndexPage, GuidePage
from home.demo.loading import values
from home.demo.loading.bodies import BodyMaker, stable_id
from home.demo.loading.maker import Maker, PageValues, References
from home.demo.reader import DemoPage
from home.models import ContactPage, HomePage, NewsIndexPage, NewsPage, StandardPage
from opportunities.models import (
    ExchangePage,
    OpportunityIndexPage,
    ScholarshipPage,
    StaffMobilityCallPage,
    StudyAbroadPage,
)
from partners_directory.models import (
    Institution,
    PartnerIndexPage,
    PartnerPage,
    ResearchIndexPage,
    ResearchProjectPage,
)

#: Page type and maker of values by section, or by the head's ``type`` in sections with several.
KINDS: dict[str, tuple[type[BasePage], Callable[[Maker], PageValues]]] = {
    "partners": (PartnerPage, values.partner),
    "research": (ResearchProjectPage, values.project),
    "guides": (GuidePage, values.guide),
    "news": (NewsPage, values.news),
    "pages": (StandardPage, values.nothing_more),
    "exchange": (ExchangePage, values.opportunity),
    "study_abroad": (StudyAbroadPage, values.opportunity),
    "staff_mobility": (StaffMobilityCallPage, values.opportunity),
    "scholarship": (ScholarshipPage, values.opportunity),
    "event": (EventPage, values.event),
    "conference": (ConferencePage, values.event),
}
#: Pages that ``sync_languages`` has made and the demo fills with words.
INDEXES: dict[str, type[BasePage]] = {
    "pages/partners-index": PartnerIndexPage,
    "pages/opportunities-index": OpportunityIndexPage,
    "pages/research-index": ResearchIndexPage,
    "pages/events-index": EventIndexPage,
    "pages/guides-index": GuideIndexPage,
    "pages/news-index": NewsIndexPage,
    "pages/contact": ContactPage,
    "home/home": HomePage,
}
PARENTS: dict[str, type[BasePage]] = {
    "partners": PartnerIndexPage,
    "research": ResearchIndexPage,
    "guides": GuideIndexPage,
    "news": NewsIndexPage,
    "pages": HomePage,
    "opportunities": OpportunityIndexPage,
    "events": EventIndexPage,
}


@dataclass
class DemoTree:
    """The demo's source pages by key, as they are made, and what they point at."""

    sources: Mapping[str, DemoPage]
    institutions: Mapping[str, Institution]
    locale: Locale
    today: date
    pages: dict[str, BasePage] = field(default_factory=dict)
    contacts: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up the records once."""
        self.contacts = dict(Contact.objects.values_list("key", "pk"))
        self.places = dict(Place.objects.values_list("slug", "pk"))

    def in_order(self) -> Iterator[tuple[str, DemoPage]]:
        """Keys and pages, parents before children."""
        done: set[str] = set()
        waiting = sorted(self.sources.items(), key=lambda item: item[1].head.get("order", 0))
        while waiting:
            ready = [
                (key, page)
                for key, page in waiting
                if not self.parent_key(page) or self.parent_key(page) in done
            ]
            if not ready:
                raise LookupError(f"these pages have no parent: {', '.join(key for key, _page in waiting)}")
            yield from ready
            done |= {key for key, _page in ready}
            waiting = [(key, page) for key, page in waiting if key not in done]

    @staticmethod
    def parent_key(page: DemoPage) -> str:
        """Key of the page above, empty where it is the section's index."""
        parent = page.head.get("parent", "")
        return f"{page.section}/{parent}" if parent and "/" not in parent else parent

    def make_empty_pages(self) -> set[str]:
        """Make what is not there yet, without content; returns the keys of what was made or is still without words."""
        new: set[str] = set()
        for key, demo in self.in_order():
            if key in INDEXES:
                page = INDEXES[key].objects.get(locale=self.locale)
                if not page.summary:
                    new.add(key)
            else:
                page, made = self._find_or_make(key, demo)
                if made:
                    new.add(key)
            self.pages[key] = page
        return new

    def _find_or_make(self, key: str, demo: DemoPage) -> tuple[BasePage, bool]:
        model = self.kind(demo)[0]
        parent = self.pages.get(self.parent_key(demo)) or PARENTS[demo.section].objects.get(
            locale=self.locale
        )
        found = model.objects.child_of(parent).filter(slug=demo.slug).first()
        if found:
            return found, found.first_published_at is None  # an interrupted run left it empty
        page = model(
            title=demo.head["title"],
            slug=demo.slug,
            locale=self.locale,
            translation_key=stable_id(key),
            live=False,
        )
        parent.add_child(instance=page)
        return page, True

    @staticmethod
    def kind(demo: DemoPage) -> tuple[type[BasePage], Callable[[Maker], PageValues]]:
        """Page type and maker of values."""
        return (
            KINDS[demo.head.get("type", demo.section)]
            if demo.section in {"opportunities", "events"}
            else KINDS[demo.section]
        )

    def values_of(self, key: str, demo: DemoPage) -> PageValues:
        """All fields and rows of a page in the language of ``demo``."""
        references = References(
            page=lambda other: self.pages[other].pk,
            institution=lambda slug: self.institutions[slug].pk,
            contact=self.contacts.__getitem__,
            place=self.places.__getitem__,
        )
        make = Maker(demo.head, self.today, BodyMaker(key, references.page), references)
        special = values.home(make) if key == "home/home" else values.nothing_more(make)
        own = special if key in INDEXES else self.kind(demo)[1](make)
        fields = values.common(make, demo.blocks) | own.fields
        if demo.section == "partners":
            fields["institution_id"] = self.institutions[demo.slug].pk
        return PageValues(fields, own.rows)


def fill(page: BasePage, key: str, made: PageValues) -> None:
    """Set fields and child rows; rows get translation keys that are the same in every language."""
    names = {column.name for column in page._meta.get_fields()} | {  # noqa: SLF001 -- Django's API
        f"{column.name}_id"
        for column in page._meta.get_fields()  # noqa: SLF001 -- Django's API
    }
    for name, value in made.fields.items():
        if name in names and value is not None:
            setattr(page, name, value)
    for relation, rows in made.rows.items():
        if hasattr(page, relation):
            setattr(page, relation, [_row(page, relation, key, place, row) for place, row in enumerate(rows)])


def _row(page: BasePage, relation: str, key: str, place: int, row: dict[str, Any]) -> Any:
    model = getattr(page, relation).model
    names = {column.name for column in model._meta.get_fields()}  # noqa: SLF001 -- Django's API
    extra = {}
    if "translation_key" in names:
        extra = {"translation_key": stable_id(key, relation, place), "locale": page.locale}
    return model(sort_order=place, **row, **extra)


def publish(page: BasePage) -> None:
    """Save a filled page with a revision and mark it live, in as few writes as Wagtail's editor needs to go on."""
    now = timezone.now()
    page.live = True
    page.has_unpublished_changes = False
    page.first_published_at = page.first_published_at or now
    page.last_published_at = now
    page.draft_title = page.title
    page.full_clean()
    page.save(clean=False)
    revision = page.save_revision(changed=False, clean=False)
    Page.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
