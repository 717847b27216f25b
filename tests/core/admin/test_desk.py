"""The first page of the CMS says what is stale, to those who can do something about it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from wagtail.admin.userbar import AdminItem, ContentCheckerItem
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from core import clock
from core.admin.content_checker import MeridianContentChecker, use_our_checker
from core.admin.desk import SHOWN, DeadlinePanel, JobsPanel, ReviewPanel, TranslationPanel
from core.models import OutboxItem
from home.models import StandardPage
from opportunities.models import ExchangePage, OpportunityIndexPage
from opportunities.models.rows import ExchangeDeadline

pytestmark = pytest.mark.django_db


def texts(panel):
    return [line.text for line in panel.lines()]


@pytest.fixture
def offer(section):
    def make(title, days):
        page = section(OpportunityIndexPage).add_child(instance=ExchangePage(title=title, slug=title.lower()))
        page.deadlines = [ExchangeDeadline(on=clock.today() + timedelta(days=days), locale=page.locale)]
        page.save_revision().publish()
        return page

    return make


def test_reviews_that_are_due_come_oldest_first(person, home):
    for title, on in (("Later", date(2026, 1, 2)), ("Older", date(2025, 1, 1)), ("Ahead", date(2999, 1, 1))):
        home.add_child(instance=StandardPage(title=title, slug=title.lower(), review_by=on))

    assert texts(ReviewPanel(person("moderator"))) == ["Older", "Later"]
    assert texts(ReviewPanel(person("guides editor"))) == []


def test_deadlines_of_this_week_come_before_those_that_passed(person, offer):
    for title, days in (("Gone", -3), ("Far", 30), ("Near", 2)):
        offer(title, days)

    assert texts(DeadlinePanel(person("moderator"))) == ["Near", "Gone"]
    assert texts(DeadlinePanel(person("partners editor"))) == []


def test_taken_down_pages_are_no_work(person, offer):
    offer("Gone", -3).unpublish()

    assert texts(DeadlinePanel(person("moderator"))) == []


def test_translators_see_their_language(person):
    assert texts(TranslationPanel(person("french translator"))) == ["français"]
    assert len(texts(TranslationPanel(person("moderator")))) == Locale.objects.count() - 1


def test_changed_source_is_counted(person, submitted):
    source = TranslationSource.objects.get_for_instance(submitted)
    TranslationSource.objects.filter(pk=source.pk).update(last_updated_at=datetime(2020, 1, 1, tzinfo=UTC))

    notes = {line.text: line.note for line in TranslationPanel(person("moderator")).lines()}

    assert notes["العربيّة"].endswith("source changed since: 1")
    assert notes["Deutsch"].endswith("source changed since: 0")


def test_failed_jobs_are_shown_to_administrators(person):
    OutboxItem.objects.create(topic="desk.test", key="7", failed_at=clock.now(), error="ConnectionError: no")

    assert texts(JobsPanel(person("administrator"))) == ["desk.test 7"]
    assert texts(JobsPanel(person("moderator"))) == []


def test_first_page_draws_the_panels(as_, home):
    for number in range(SHOWN + 2):
        home.add_child(
            instance=StandardPage(title=f"Old {number}", slug=f"old-{number}", review_by=date(2025, 1, 1))
        )

    page = as_("moderator").get("/cms/").content.decode()

    assert "Old 0" in page
    assert "and 2 more" in page
    assert "français" in page


def test_content_checker_is_ours_and_asks_for_alternative_texts():
    items = [AdminItem(), ContentCheckerItem(in_editor=True)]

    use_our_checker(None, items, None)

    assert [type(item) for item in items] == [AdminItem, MeridianContentChecker]
    assert items[1].in_editor
    rules = set(items[1].get_axe_run_only(None))
    assert {
        "image-alt",
        "heading-order",
        "link-name",
        "alt-text-quality",
        "identical-links-same-purpose",
    } <= rules
