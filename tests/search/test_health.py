import json
from datetime import timedelta

import pytest
from django.test import RequestFactory

from core import health as core_health
from core.models.outbox import OutboxItem
from home.models import StandardPage
from search import health
from search.backends.guarded import GuardedBackend
from search.backends.sqlite.engine import SqliteBackend
from search.contract import SearchUnavailableError
from search.indexing import TOPIC, sync_page
from search.records.store import put_records
from tests.factories import make_page
from tests.search.backends.fakes import FakeBackend
from tests.search.records.institutions import ALMADA, NEWTON_US
from tests.search.records.test_store import Versioned

pytestmark = pytest.mark.django_db


def test_search_says_what_it_holds_and_what_waits(backend, now):
    page = make_page(StandardPage)
    sync_page(page.pk)
    OutboxItem.objects.all().delete()

    quiet = health.search()
    OutboxItem.objects.create(topic=TOPIC, key="70000001", next_try_at=now)
    OutboxItem.objects.update(created_at=now - timedelta(seconds=90))
    busy = health.search()

    assert quiet == {
        "ok": True, "engine": "sqlite", "documents": 1, "waiting": 0, "failed": 0, "oldest_seconds": 0
    }  # fmt: skip
    assert (busy["waiting"], busy["failed"], busy["oldest_seconds"]) == (1, 0, 90)


def test_a_server_that_does_not_answer_is_told_with_what_answers_instead(now, backend, monkeypatch):
    primary = FakeBackend("primary")
    both = GuardedBackend(lambda timeout: primary, backend, has_fallback=lambda: True)
    monkeypatch.setattr(health, "get_backend", lambda: both)
    sync_page(make_page(StandardPage).pk)
    OutboxItem.objects.update(failed_at=now)
    failed = OutboxItem.objects.count()

    well = health.search()
    primary.trouble = "refused"
    ill = health.search()

    assert (well["ok"], well["engine"], well["answers"], well["breaker"], well["documents"]) == (
        True, "primary", "primary", "closed", 0
    )  # fmt: skip
    assert (ill["ok"], ill["engine"], ill["answers"], ill["breaker"], ill["documents"]) == (
        False, "primary", "sqlite", "open", 1
    )  # fmt: skip
    assert (ill["waiting"], ill["failed"], ill["fallback"]) == (0, failed, True)


def test_the_index_of_records_says_the_same_of_itself(now, settings, monkeypatch):
    server = FakeBackend("primary")
    fallback = SqliteBackend(settings.MERIDIAN_SEARCH["DIRECTORY"] / "records")
    both = GuardedBackend(lambda timeout: server, fallback, has_fallback=lambda: True)
    OutboxItem.objects.all().delete()
    OutboxItem.objects.create(topic=TOPIC, key="70000001", next_try_at=now)

    embedded = health.records()
    put_records([Versioned(ALMADA, 1), Versioned(NEWTON_US, 1)])
    OutboxItem.objects.create(topic="search.records", key="70000001", next_try_at=now, failed_at=now)
    monkeypatch.setattr(health, "record_backend", lambda: both)
    server.trouble = "refused"
    ill = health.records()
    fallback.close()

    assert embedded == {
        "ok": True, "engine": "sqlite", "documents": 0, "waiting": 0, "failed": 0, "oldest_seconds": 0
    }  # fmt: skip
    assert (ill["ok"], ill["engine"], ill["answers"], ill["breaker"], ill["documents"], ill["failed"]) == (
        False, "primary", "sqlite", "open", 2, 1
    )  # fmt: skip


@pytest.mark.parametrize("part", ["search", "records"])
def test_how_an_index_is_costs_one_query(backend, now, django_assert_num_queries, part):
    make_page(StandardPage)

    with django_assert_num_queries(1):
        getattr(health, part)()


def test_an_engine_that_does_not_answer_is_a_part_that_is_down(backend, settings, monkeypatch):
    settings.MERIDIAN_OPS_TOKEN = "secret-token"

    def fail(self, query):
        raise SearchUnavailableError

    monkeypatch.setattr(type(backend), "search", fail)
    monkeypatch.setattr(core_health, "PARTS", {})
    request = RequestFactory().get("/healthz", HTTP_AUTHORIZATION="Bearer secret-token")

    answer = core_health.healthz(request)

    parts = json.loads(answer.content)
    assert (answer.status_code, parts["search"]["ok"], parts["search_records"]["ok"]) == (503, False, False)
