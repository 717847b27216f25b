import json
from datetime import timedelta

import pytest
from django.test import RequestFactory

from core import health as core_health
from core.models.outbox import OutboxItem
from home.models import StandardPage
from search import health
from search.contract import SearchUnavailableError
from search.indexing import TOPIC, sync_page
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def test_search_says_what_it_holds_and_what_waits(backend, now):
    page = make_page(StandardPage)
    sync_page(page.pk)
    OutboxItem.objects.all().delete()

    quiet = health.search()
    OutboxItem.objects.create(topic=TOPIC, key="1", next_try_at=now)
    OutboxItem.objects.update(created_at=now - timedelta(seconds=90))
    busy = health.search()

    assert quiet == {"ok": True, "engine": "sqlite", "documents": 1, "waiting": 0, "oldest_seconds": 0}
    assert (busy["waiting"], busy["oldest_seconds"]) == (1, 90)


def test_an_engine_that_does_not_answer_is_a_part_that_is_down(backend, settings, monkeypatch):
    settings.MERIDIAN_OPS_TOKEN = "secret-token"

    def fail(locale=None):
        raise SearchUnavailableError

    monkeypatch.setattr(type(backend), "versions", fail)
    monkeypatch.setattr(core_health, "PARTS", {})
    request = RequestFactory().get("/healthz", HTTP_AUTHORIZATION="Bearer secret-token")

    answer = core_health.healthz(request)

    assert (answer.status_code, json.loads(answer.content)["search"]["ok"]) == (503, False)
