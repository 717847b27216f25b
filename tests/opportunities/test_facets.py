"""By what opportunities are filtered, beyond the codes that editors tick."""

from datetime import date

import pytest

from events.models import ConferencePage, EventPage
from opportunities.models import ExchangePage, StaffMobilityCallPage, StudyAbroadPage
from opportunities.models.rows import Intake
from partners_directory.models import ResearchProjectPage
from taxonomy.models import Country
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def facet(page, name):
    page.refresh_from_db()
    return page.search_facets()[name]


def test_an_exchange_lasts_its_months_or_its_terms():
    assert facet(make_page(ExchangePage, duration_months=10, terms=["autumn"]), "duration") == ["year"]
    assert facet(make_page(ExchangePage, duration_months=None, terms=["autumn"]), "duration") == ["term"]


def test_a_programme_lasts_from_its_shortest_to_its_longest_intake():
    page = make_page(StudyAbroadPage, starts_on=date(2027, 7, 1), ends_on=date(2027, 7, 6))
    Intake.objects.create(page=page, starts_on=date(2027, 9, 1), ends_on=date(2027, 9, 20))
    Intake.objects.create(page=page, starts_on=date(2027, 10, 1))

    assert facet(page, "duration") == ["week", "month"]
    assert facet(make_page(StudyAbroadPage, starts_on=None, ends_on=None, terms=["summer"]), "duration") == [
        "quarter"
    ]


def test_a_call_lasts_its_days_or_its_terms():
    assert facet(make_page(StaffMobilityCallPage, min_days=2, max_days=60), "duration") == [
        "week",
        "month",
        "quarter",
    ]
    assert facet(
        make_page(StaffMobilityCallPage, min_days=None, max_days=None, terms=["spring"]), "duration"
    ) == ["term"]


@pytest.mark.parametrize("model", [ExchangePage, ResearchProjectPage])
def test_pages_lie_in_the_regions_of_their_institutions(model):
    page = make_page(model, rows_each=1)

    countries = facet(page, "country")

    assert countries
    assert facet(page, "region") == sorted({Country.objects.get(code=code).region for code in countries})


def test_events_lie_in_a_region_and_conferences_in_broad_fields_too():
    assert facet(make_page(EventPage, country_id="JP"), "region") == ["142"]
    assert facet(make_page(EventPage, country_id=None), "region") == []
    assert facet(make_page(ConferencePage, fields=["0731"]), "field") == ["07", "073", "0731"]
