"""What the home page chooses to show; how it looks is seen in the browser tests."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from wagtail.models import Locale

from core.models.outbox import OutboxItem
from home.front import front
from home.models import HomePage
from opportunities.models import ExchangePage
from opportunities.models.rows import ExchangeDeadline
from search.backends import get_backend
from search.indexing import sync_page
from tests.factories import make_page

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("Europe/Lisbon"))


@pytest.fixture
def engine():
    made = get_backend()
    yield made
    made.close()


@pytest.fixture
def french_home(home):
    return HomePage.objects.get(locale__language_code="fr", depth=2)


def offer(title, day, **fields):
    page = make_page(ExchangePage, title=title, **fields)
    ExchangeDeadline.objects.create(
        page=page, kind="application", on=date.fromisoformat(day), locale=page.locale
    )
    return page


def index(*pages):
    for page in pages:
        page.refresh_from_db()
        sync_page(page.pk)
    OutboxItem.objects.all().delete()


def shown(home, section):
    language = home.locale.language_code
    with override(language):
        found = front(home, language, NOW)
    return [card.title for card in found[section]["cards"]]


def translated(page, title):
    copy = page.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    copy.title = title
    copy.save_revision().publish()
    return copy


def test_the_nearest_deadline_stands_first_whatever_its_language(french_home, engine):
    near, far = offer("Tomorrow", "2027-03-02"), offer("Next week", "2027-03-08")
    alias = near.copy_for_translation(french_home.locale, copy_parents=True, alias=True)
    index(near, far, alias, translated(far, "La semaine prochaine"))

    assert shown(french_home, "closing") == ["Tomorrow", "La semaine prochaine"]


def test_only_the_six_that_close_first(home, engine):
    index(*(offer(f"Day {day}", f"2027-03-{day:02}") for day in range(9, 1, -1)))

    assert shown(home, "closing") == [f"Day {day}" for day in range(2, 8)]


def test_chosen_pages_stand_in_the_editors_order_and_the_readers_tree(home, french_home, engine):
    first, second = offer("First", "2027-05-01"), offer("Second", "2027-05-01")
    over = offer("Over", "2027-01-01")
    index(first, second, over, translated(first, "Premier"), translated(second, "Deuxième"))
    for page in (home, french_home):
        for number, chosen in enumerate((second, over, first)):
            page.featured_pages.create(page=chosen, sort_order=number)
        page.save()

    assert shown(home, "featured") == ["Second", "First"]
    assert shown(french_home, "featured") == ["Deuxième", "Premier"]


@pytest.mark.parametrize(
    ("first", "last", "is_shown"),
    [
        (None, None, True),
        ("2027-03-01", "2027-03-01", True),
        ("2027-03-02", None, False),
        (None, "2027-02-28", False),
    ],
)
def test_a_campaign_between_its_dates(home, engine, first, last, is_shown):
    home.campaign_title = "Apply now"
    home.campaign_from = date.fromisoformat(first) if first else None
    home.campaign_until = date.fromisoformat(last) if last else None

    with override("en"):
        campaign = front(home, "en", NOW)["campaign"]

    assert (campaign is not None) == is_shown


def test_a_campaign_leads_to_the_page_in_the_readers_language(home, french_home, engine):
    page = offer("Offer", "2027-05-01")
    french = translated(page, "Offre")
    french_home.campaign_title, french_home.campaign_page = "Candidatez", page

    with override("fr"):
        campaign = front(french_home, "fr", NOW)["campaign"]

    assert campaign["url"] == french.get_url()


def test_a_campaign_does_not_lead_to_a_page_that_is_not_public(home, engine):
    page = offer("Offer", "2027-05-01")
    page.unpublish()
    home.campaign_title, home.campaign_page = "Apply now", page

    with override("en"):
        assert front(home, "en", NOW)["campaign"]["url"] == ""
