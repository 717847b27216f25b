import pytest
from django.utils.translation import override

from core.models.outbox import OutboxItem
from events.models import EventPage
from home.models import StandardPage
from opportunities.models import ExchangePage
from opportunities.models.rows import ExchangeDeadline
from search.detail import card_for, dated_rows, detail_context, near
from search.indexing import sync_page
from tests.factories import InstitutionFactory, make_page

pytestmark = pytest.mark.django_db


def offer(institution, days, **fields):
    page = make_page(ExchangePage, **fields)
    page.institutions.create(institution=institution)
    page.save()
    for day in days:
        ExchangeDeadline.objects.create(page=page, kind="application", on=day, locale=page.locale)
    page.refresh_from_db()
    sync_page(page.pk)
    OutboxItem.objects.all().delete()
    return page


def test_a_page_is_its_own_card(now, backend):
    page = offer(InstitutionFactory(), ["2027-03-06"])

    with override("en"):
        card = card_for(page, "en", now)

    assert (card.status, card.days_left, card.days_text) == ("closing_soon", 5, "closes in 5 days")


def test_deadlines_stand_as_they_are_today(now, backend):
    page = offer(InstitutionFactory(), ["2027-05-01", "2027-02-01", "2027-03-06"])

    with override("en"):
        rows = dated_rows(page.deadlines.all(), now)
        over = dated_rows(list(page.deadlines.all())[1:2], now)

    assert [(row.state, row.days_text, row.on.isoformat()) for row in rows] == [
        ("past", "", "2027-02-01"),
        ("next", "5 days left", "2027-03-06"),
        ("", "61 days left", "2027-05-01"),
    ]
    assert [row.state for row in over] in (["past"], ["next"])


def test_near_are_pages_about_the_same_institutions(now, backend):
    institution = InstitutionFactory()
    page = offer(institution, [])
    other = offer(institution, [], title="Other")
    offer(InstitutionFactory(), [], title="Elsewhere")

    with override("en"):
        found = near(page, ("exchange",), [institution.pk], "en", now)

    assert {kind: [card.id for card in cards] for kind, cards in found.items()} == {
        "exchange": [f"page:{other.pk}"]
    }
    assert near(page, ("exchange",), [], "en", now) == {}


def test_the_context_of_a_detail_page(now, backend):
    institution = InstitutionFactory()
    page = offer(institution, ["2027-02-01"])
    offer(institution, [], title="Other")
    event = make_page(EventPage)

    with override("en"):
        context = detail_context(page, ("exchange", "event"), [institution.pk], now)
        plain = detail_context(make_page(StandardPage), (), [], now)

    assert context["state"].status == "closed"
    assert [row.state for row in context["deadlines"]] == ["past"]
    assert [card.title for card in context["near"]["opportunities"]] == ["Other"]
    assert context["near"]["events"] == []
    assert (plain["deadlines"], plain["state"].title) == ([], plain["state"].title)
    assert event.pk
