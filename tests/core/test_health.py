"""Health answers fast, tells only those who may know, and names the part that is down."""

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.test import RequestFactory

from core import clock, health, watch
from core.models.outbox import Heartbeat, OutboxItem

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
GOOD = {"ok": True}


def ask(view, **headers):
    answer = view(RequestFactory().get("/", headers=headers))
    body = answer.content.decode()
    return answer.status_code, json.loads(body) if body.startswith("{") else body, answer


@pytest.fixture
def parts(monkeypatch, settings):
    settings.MERIDIAN_OPS_TOKEN = "secret-token"
    settings.MERIDIAN_HEALTH_PARTS = {}
    listed = {"one": lambda: GOOD}
    monkeypatch.setattr(health, "PARTS", listed)
    return listed


def test_alive_touches_nothing():
    status, body, answer = ask(health.livez)

    assert (status, body, answer["Cache-Control"]) == (200, "ok\n", "no-store")


@pytest.mark.parametrize(("part", "status"), [(lambda: GOOD, 200), (lambda: 1 / 0, 503)])
def test_ready_is_the_database(monkeypatch, part, status):
    monkeypatch.setattr(health, "database", part)

    assert ask(health.readyz)[:2] == (status, {"database": status == 200})


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Bearer ", "secret-token", "Bearer é"])
def test_details_are_for_those_with_the_token(authorization):
    with pytest.raises(Http404):
        ask(health.healthz, authorization=authorization)


def test_without_a_token_there_are_no_details(parts, settings):
    settings.MERIDIAN_OPS_TOKEN = ""
    with pytest.raises(Http404):
        ask(health.healthz, authorization="Bearer ")


def test_details_name_each_part(parts):
    parts["two"] = lambda: {"ok": True, "pages": 3}

    status, body, answer = ask(health.healthz, authorization="Bearer secret-token")

    assert (status, body) == (200, {"ok": True, "one": {"ok": True}, "two": {"ok": True, "pages": 3}})
    assert answer["Cache-Control"] == "no-store"


def test_a_part_that_fails_or_hangs_is_named_and_the_others_answer(parts, monkeypatch):
    release = threading.Event()
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    parts["failing"] = lambda: 1 / 0
    parts["hanging"] = lambda: release.wait(10) and GOOD

    status, body, _ = ask(health.healthz, authorization="Bearer secret-token")
    asked = watch._asked["hanging"]
    again = ask(health.healthz, authorization="Bearer secret-token")[1]

    assert (status, body["ok"], body["one"]) == (503, False, GOOD)
    assert body["failing"] == {"ok": False, "error": "ZeroDivisionError"}
    assert body["hanging"] == again["hanging"] == dict(watch.LATE)
    assert watch._asked["hanging"] is asked
    release.set()
    asked.join()


def named_part():
    return {"ok": True, "engine": "test"}


def test_packages_above_add_their_parts(parts, settings):
    settings.MERIDIAN_HEALTH_PARTS = {"search": f"{__name__}.named_part"}

    assert ask(health.healthz, authorization="Bearer secret-token")[1]["search"]["engine"] == "test"


# -- The parts -----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_database_part():
    assert health.database()["ok"]


def test_cache_part():
    health.cache()

    assert health.cache() == {"ok": True, "pages": health.cache()["pages"], "shared": False}


@pytest.mark.django_db
def test_outbox_part():
    OutboxItem.objects.all().delete()
    with clock.frozen(NOON):
        assert health.outbox() == {"ok": True, "waiting": 0, "failed": 0, "oldest_seconds": 0}
        OutboxItem.objects.create(topic="a", key="1", created_at=NOON - timedelta(minutes=2))
        OutboxItem.objects.create(topic="a", key="2", failed_at=NOON)
        assert health.outbox() == {"ok": True, "waiting": 1, "failed": 1, "oldest_seconds": 120}


@pytest.mark.django_db
def test_worker_and_publishing_parts():
    with clock.frozen(NOON):
        assert (health.worker(), health.publishing()["ok"]) == ({"ok": False, "last_seen": None}, False)
        Heartbeat.beat("worker", NOON - timedelta(seconds=30))
        Heartbeat.beat("publish_scheduled", NOON - timedelta(minutes=10))
        assert (health.worker()["ok"], health.publishing()["ok"]) == (True, False)


def test_mail_part(settings):
    assert health.mail() == {"ok": True, "backend": "locmem"}
    settings.EMAIL_BACKEND = health.SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(ConnectionRefusedError):
        health.mail()


def test_mail_part_with_a_server_that_answers(settings, monkeypatch):
    settings.EMAIL_BACKEND = health.SMTP
    calls = []

    class Server:
        def open(self):
            calls.append("open")

        def close(self):
            calls.append("close")

    monkeypatch.setattr(health, "get_connection", lambda timeout: Server())

    assert (health.mail(), calls) == ({"ok": True, "backend": "smtp"}, ["open", "close"])
