from datetime import timedelta

import pytest
from wagtail.models import Page, PageViewRestriction

from core.models.outbox import OutboxItem
from core.outbox import enqueue
from home.models import StandardPage
from search.visibility import is_public, visible_ids, withheld_ids
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def test_visible_are_live_pages_without_restriction_or_expiry(now):
    page, draft, expired, later, private = (make_page(StandardPage) for _ in range(5))
    below = make_page(StandardPage, parent=private)
    Page.objects.filter(pk=draft.pk).update(live=False)
    Page.objects.filter(pk=expired.pk).update(expire_at=now - timedelta(minutes=1))
    Page.objects.filter(pk=later.pk).update(expire_at=now + timedelta(minutes=1))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    everything = [page, draft, expired, later, private, below]

    seen = visible_ids([one.pk for one in everything], now)

    assert seen == {page.pk, later.pk}
    assert {one.pk for one in everything if is_public(Page.objects.get(pk=one.pk), now)} == seen


def test_withheld_are_documents_whose_job_waits():
    OutboxItem.objects.all().delete()
    enqueue("search.page", "12", "14")
    enqueue("site.edition", "99")

    assert set(withheld_ids()) == {"page:12", "page:14"}
