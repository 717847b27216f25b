import pytest
from wagtail.models import Locale, PageViewRestriction

from core.models.outbox import OutboxItem
from core.outbox import waiting_keys
from home.models import StandardPage
from opportunities.models import ExchangePage
from search.indexing import TOPIC
from tests.factories import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    made = make_page(StandardPage)
    OutboxItem.objects.all().delete()
    return made


def test_saving_a_page_asks_for_its_job(page):
    page.save()

    assert str(page.pk) in waiting_keys(TOPIC)


def test_saving_a_source_page_asks_for_its_translations_too():
    page = make_page(ExchangePage)
    french = Locale.objects.get(language_code="fr")
    translation = page.copy_for_translation(french, copy_parents=True, alias=False)
    OutboxItem.objects.all().delete()

    page.save()
    assert {str(page.pk), str(translation.pk)} <= waiting_keys(TOPIC)

    OutboxItem.objects.all().delete()
    translation.save()
    assert str(page.pk) not in waiting_keys(TOPIC)


def test_deleting_a_page_asks_for_its_job(page):
    pk = page.pk

    page.delete()

    assert str(pk) in waiting_keys(TOPIC)


def test_saving_something_else_asks_for_nothing(page):
    Locale.objects.first().save()

    assert waiting_keys(TOPIC) == frozenset()


def test_moving_renaming_and_restricting_ask_for_everything_below(page):
    child = make_page(StandardPage, parent=page)
    other = make_page(StandardPage)
    OutboxItem.objects.all().delete()

    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert {str(page.pk), str(child.pk)} <= waiting_keys(TOPIC)

    OutboxItem.objects.all().delete()
    restriction.delete()
    assert {str(page.pk), str(child.pk)} <= waiting_keys(TOPIC)

    OutboxItem.objects.all().delete()
    page.move(other, pos="last-child")
    assert {str(page.pk), str(child.pk)} <= waiting_keys(TOPIC)

    OutboxItem.objects.all().delete()
    page.refresh_from_db()
    page.slug = "renamed"
    page.save_revision().publish()
    assert {str(page.pk), str(child.pk)} <= waiting_keys(TOPIC)
