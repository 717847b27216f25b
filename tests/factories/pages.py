"""One factory a page type, found by the model; the generic tests make every type with children through them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import factory
import wagtail_factories
from wagtail.models import Page

from events.models import ConferenceDeadline, ConferenceFee, ConferencePage, EventIndexPage, EventPage
from guides.models import GuideIndexPage, GuidePage
from home.models import ContactPage, HomePage, NewsIndexPage, NewsPage, StandardPage
from opportunities.models import (
    ExchangePage,
    OpportunityIndexPage,
    ScholarshipPage,
    StaffMobilityCallPage,
    StudyAbroadPage,
    rows,
)
from partners_directory.models import (
    AcademicTerm,
    Participant,
    PartnerCost,
    PartnerIndexPage,
    PartnerPage,
    ProjectPerson,
    ProjectPublication,
    ResearchIndexPage,
    ResearchProjectPage,
)
from taxonomy.enums import CostKind, DeadlineKind, EventKind, GuidePhase, ProjectRole, Term
from tests.factories.records import ContactFactory, InstitutionFactory, PlaceFactory, PublicationFactory

#: A day on which every relative date of the tests is counted.
TODAY = date(2027, 3, 1)


class _PageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Page {number}")
    slug = factory.Sequence(lambda number: f"page-{number}")
    summary = "One sentence that says what this page is about."
    body = factory.LazyFunction(lambda: [("text", "<h2>Heading</h2><p>Students of biology go abroad.</p>")])

    class Meta:
        abstract = True


class StandardPageFactory(_PageFactory):
    """A page of text."""

    class Meta:
        model = StandardPage


class NewsPageFactory(_PageFactory):
    """News of yesterday."""

    published_on = TODAY - timedelta(days=1)
    topics = factory.LazyFunction(lambda: ["visa"])

    class Meta:
        model = NewsPage


class GuidePageFactory(_PageFactory):
    """A guide for everybody."""

    phase = GuidePhase.ARRIVAL

    class Meta:
        model = GuidePage


class EventPageFactory(_PageFactory):
    """An information session in ten days."""

    event_kind = EventKind.INFO_SESSION
    starts_at = datetime(2027, 3, 11, 14, 0, tzinfo=UTC)
    ends_at = datetime(2027, 3, 11, 15, 30, tzinfo=UTC)
    place = factory.SubFactory(PlaceFactory)

    class Meta:
        model = EventPage


class ConferencePageFactory(EventPageFactory):
    """A conference with a call for papers."""

    acronym = "TESTCONF"
    fields = factory.LazyFunction(lambda: ["061"])

    class Meta:
        model = ConferencePage


class PartnerPageFactory(_PageFactory):
    """A partner for bachelor students of languages."""

    institution = factory.SubFactory(InstitutionFactory)
    cooperation_kinds = factory.LazyFunction(lambda: ["student_exchange"])
    fields = factory.LazyFunction(lambda: ["0231"])
    levels = factory.LazyFunction(lambda: ["bachelor"])
    teaching_languages = factory.LazyFunction(lambda: [{"language": "es", "cefr": "B1"}])

    class Meta:
        model = PartnerPage


class ResearchProjectPageFactory(_PageFactory):
    """A project that runs."""

    acronym = "TESTPROJ"
    starts_on = TODAY - timedelta(days=100)
    ends_on = TODAY + timedelta(days=500)
    fields = factory.LazyFunction(lambda: ["0511"])

    class Meta:
        model = ResearchProjectPage


class ExchangePageFactory(_PageFactory):
    """An exchange offer for bachelor students in autumn."""

    fields = factory.LazyFunction(lambda: ["0231"])
    levels = factory.LazyFunction(lambda: ["bachelor"])
    teaching_languages = factory.LazyFunction(lambda: [{"language": "es", "cefr": "B1"}])
    terms = factory.LazyFunction(lambda: ["autumn"])
    places = 4

    class Meta:
        model = ExchangePage


class StudyAbroadPageFactory(_PageFactory):
    """A programme of six ECTS credits."""

    starts_on = date(2027, 7, 1)
    ends_on = date(2027, 7, 21)
    ects = Decimal(6)

    class Meta:
        model = StudyAbroadPage


class StaffMobilityCallPageFactory(_PageFactory):
    """A call to teach."""

    purposes = factory.LazyFunction(lambda: ["teaching"])
    who = factory.LazyFunction(lambda: ["academic"])

    class Meta:
        model = StaffMobilityCallPage


class ScholarshipPageFactory(_PageFactory):
    """A scholarship of 400 euros a month."""

    grant_amount = Decimal(400)
    who = factory.LazyFunction(lambda: ["students"])

    class Meta:
        model = ScholarshipPage


#: Factory and index page of each type that stands below an index; the index pages themselves come with the tree.
PAGE_FACTORIES: dict[type[Page], tuple[type[_PageFactory], type[Page]]] = {
    StandardPage: (StandardPageFactory, HomePage),
    NewsPage: (NewsPageFactory, NewsIndexPage),
    GuidePage: (GuidePageFactory, GuideIndexPage),
    EventPage: (EventPageFactory, EventIndexPage),
    ConferencePage: (ConferencePageFactory, EventIndexPage),
    PartnerPage: (PartnerPageFactory, PartnerIndexPage),
    ResearchProjectPage: (ResearchProjectPageFactory, ResearchIndexPage),
    ExchangePage: (ExchangePageFactory, OpportunityIndexPage),
    StudyAbroadPage: (StudyAbroadPageFactory, OpportunityIndexPage),
    StaffMobilityCallPage: (StaffMobilityCallPageFactory, OpportunityIndexPage),
    ScholarshipPage: (ScholarshipPageFactory, OpportunityIndexPage),
}

#: Types of which there is one a tree.
INDEX_TYPES: tuple[type[Page], ...] = (
    HomePage, PartnerIndexPage, OpportunityIndexPage, EventIndexPage, GuideIndexPage, ResearchIndexPage, NewsIndexPage, ContactPage,
)  # fmt: skip


def make_page(model: type[Page], rows_each: int = 0, **fields: Any) -> Page:
    """A live page of a type in the source tree, with so many rows of each kind of child; index pages are found."""
    if model in INDEX_TYPES:
        return model.objects.get(locale__language_code="en")
    build, parent_type = PAGE_FACTORIES[model]
    parent = fields.pop("parent", None) or parent_type.objects.get(locale__language_code="en")
    page = build(parent=parent, **fields)
    for number in range(rows_each):
        for add in CHILDREN.get(model, ()):
            add(page, number)
    if rows_each:
        page.save_revision().publish()
        page.refresh_from_db()
    return page


def _institution(page: Page, number: int) -> None:
    del number
    page.institutions.create(institution=InstitutionFactory())


def _contact(page: Page, number: int) -> None:
    del number
    page.contacts.create(contact=ContactFactory())


def _deadline(model: type) -> Callable[[Page, int], None]:
    def add(page: Page, number: int) -> None:
        model.objects.create(
            page=page,
            kind=DeadlineKind.APPLICATION,
            on=TODAY + timedelta(days=30 + number),
            locale=page.locale,
        )

    return add


def _cost(model: type) -> Callable[[Page, int], None]:
    def add(page: Page, number: int) -> None:
        model.objects.create(
            page=page, kind=CostKind.TUITION, amount=Decimal(100 + number), locale=page.locale
        )

    return add


def _term(page: Page, number: int) -> None:
    AcademicTerm.objects.create(
        page=page, term=Term.AUTUMN, starts_on=TODAY + timedelta(days=number), locale=page.locale
    )


def _participant(page: Page, number: int) -> None:
    Participant.objects.create(page=page, institution=InstitutionFactory(), role=ProjectRole.PARTICIPANT)
    ProjectPerson.objects.create(page=page, name=f"Rui Costa {number}", institution=InstitutionFactory())
    ProjectPublication.objects.create(page=page, publication=PublicationFactory())


def _intake(page: Page, number: int) -> None:
    rows.Intake.objects.create(page=page, starts_on=date(2027, 7, 1) + timedelta(days=number))


def _scholarship_opportunity(page: Page, number: int) -> None:
    del number
    rows.ScholarshipOpportunity.objects.create(page=page, opportunity=make_page(ExchangePage))


def _place(page: Page, number: int) -> None:
    del number
    page.places.create(place=PlaceFactory())


CHILDREN: dict[type[Page], tuple[Callable[[Page, int], None], ...]] = {
    NewsPage: (_institution,),
    GuidePage: (_contact, _place),
    EventPage: (_institution, _contact),
    ConferencePage: (_institution, _contact, _deadline(ConferenceDeadline), _cost(ConferenceFee)),
    PartnerPage: (_term, _cost(PartnerCost)),
    ResearchProjectPage: (_participant,),
    ExchangePage: (_institution, _contact, _deadline(rows.ExchangeDeadline), _cost(rows.ExchangeCost)),
    StudyAbroadPage: (_institution, _contact, _deadline(rows.StudyAbroadDeadline), _cost(rows.StudyAbroadCost), _intake),
    StaffMobilityCallPage: (
        _institution, _contact, _deadline(rows.StaffMobilityDeadline), _cost(rows.StaffMobilityCost),
    ),
    ScholarshipPage: (
        _institution, _contact, _deadline(rows.ScholarshipDeadline), _cost(rows.ScholarshipCost), _scholarship_opportunity,
    ),
}  # fmt: skip
