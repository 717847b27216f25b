"""The system checks say what would otherwise fail later and elsewhere."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from core import checks, clock
from core.models.outbox import Heartbeat, OutboxItem


def ids(messages):
    return [message.id for message in messages]


def test_the_settings_name_what_is_there():
    assert checks.names_lead_somewhere(None) == []


def test_a_name_that_leads_nowhere_is_an_error(settings):
    settings.MERIDIAN_OUTBOX_HANDLERS = {
        "a": "core.nothing.here",
        "b": ("core.cache.handle_job", "core.cache.nothing"),
    }
    settings.MERIDIAN_OUTBOX_TOGETHER = {"core.cache.handle_job": "core.cache.nobody"}
    settings.MERIDIAN_HEALTH_PARTS = {"search": "nowhere"}
    settings.MERIDIAN_QUERY_PARAMETERS = ["page"]

    messages = checks.names_lead_somewhere(None)

    assert ids(messages) == ["core.E001"] * 4
    assert messages[3].msg.startswith("MERIDIAN_HEALTH_PARTS: nowhere cannot be imported")


@pytest.mark.django_db
def test_work_that_waits_without_a_worker_is_a_warning():
    OutboxItem.objects.all().delete()
    assert checks.somebody_works(None, ["default"]) == []
    OutboxItem.objects.create(topic="a", key="1", created_at=clock.now() - timedelta(hours=1))

    assert ids(checks.somebody_works(None, ["default"])) == ["core.W001"]
    assert checks.somebody_works(None) == []

    Heartbeat.beat("worker", clock.now())
    assert checks.somebody_works(None, ["default"]) == []


def test_before_the_first_migration_nothing_is_said(monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(OutboxItem.objects, "waiting", fail)

    assert checks.somebody_works(None, ["default"]) == []
