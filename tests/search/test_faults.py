"""The site while Elasticsearch misbehaves: a real server behind a proxy that does as it is told."""

from datetime import timedelta
from time import monotonic
from uuid import uuid4

import pytest
from django.test import Client
from elasticsearch import Elasticsearch
from wagtail.models import PageViewRestriction

from core import clock, outbox
from core.models.outbox import OutboxItem
from core.outbox import runner
from opportunities.models import ExchangePage
from partners_directory.records import enqueue_records
from search import anew, healing, refusing, waking
from search.backends import engines, get_backend
from search.backends.breaker import Breaker
from search.contract import SearchUnavailableError
from search.drift import find_drift
from search.indexing import all_documents, document_id, sync_pages
from search.models import DocumentVersion
from search.records import healing as records_healing
from search.records.store import TOPIC as RECORDS
from search.records.store import record_backend
from tests.factories import InstitutionFactory, make_page
from tests.faults.proxy import MisbehavingProxy

pytestmark = pytest.mark.django_db

WORDS = "Dendrochronology"


@pytest.fixture
def proxy(elasticsearch_url):
    """The way to Elasticsearch."""
    made = MisbehavingProxy(elasticsearch_url)
    yield made
    made.refuse()


@pytest.fixture
def time():
    """Seconds that the breakers count, moved by tests."""
    return [1000.0]


@pytest.fixture
def site(proxy, settings, elasticsearch_url, time, now):
    """A site whose searches go through the proxy, with one page in both indexes."""
    runner._paused_until.clear()
    runner._slow.clear()
    for chore in (anew, healing, refusing, records_healing):
        chore._due.clear()
    prefix = f"test-fault-{uuid4().hex[:12]}"
    settings.MERIDIAN_SEARCH = {
        **settings.MERIDIAN_SEARCH,
        "ELASTICSEARCH_URL": proxy.url,
        "PREFIX": prefix,
    }
    page = make_page(ExchangePage, title=f"{WORDS} in Uppsala")
    OutboxItem.objects.all().delete()
    backend = get_backend()
    backend.rebuild(one for one in all_documents() if one.locale == "en")
    backend.asking = Breaker(clock=lambda: time[0])
    backend.writing = Breaker((2.0, 5.0), clock=lambda: time[0])
    backend.server, backend.prefix, backend.page = Elasticsearch(elasticsearch_url), prefix, page
    yield backend
    backend.fallback.close()
    for index in backend.server.indices.get(index=f"{prefix}*"):
        backend.server.indices.delete(index=index)
    runner._paused_until.clear()
    runner._slow.clear()


@pytest.fixture
def publish(site, django_capture_on_commit_callbacks):
    """Publish as an editor does; the seconds that it took."""

    def do(title):
        page = ExchangePage.objects.get(pk=site.page.pk)
        started = monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            page.title = title
            page.save_revision().publish()
        return monotonic() - started

    return do


def ask(client=None):
    """Search as a reader does: seconds, and what the API says."""
    started = monotonic()
    answer = (client or Client()).get("/api/v1/search/", {"q": WORDS})
    assert answer.status_code == 200
    return monotonic() - started, answer.json()


def titles(answer):
    return [one["title"] for one in answer["results"]]


@pytest.mark.parametrize("mode", ["refused", "hang", "drip", "503", "429", "403", "truncated"])
def test_readers_and_editors_go_on_while_it_misbehaves(site, proxy, publish, time, mode):
    proxy.behave(mode)

    seconds, found = ask()
    assert (found["degraded"], titles(found)) == (True, [site.page.title])
    assert seconds < 2.5

    assert publish(f"{WORDS} in Lund") < 3

    asked = proxy.asked
    assert ask()[1]["degraded"]
    answer = Client().get("/en/search/", {"q": WORDS})
    assert (answer.status_code, "Simplified results" in answer.content.decode()) == (200, True)
    assert Client().get(site.page.url).status_code == 200
    assert proxy.asked == asked  # the breaker is open

    proxy.behave("pass")
    assert OutboxItem.objects.filter(topic="search.page").exists()
    time[0] += 30
    waking.wake()
    outbox.run_due()
    assert not OutboxItem.objects.filter(topic="search.page").exists()
    document = f"page:{site.page.pk}"
    version = DocumentVersion.objects.get(document_id=document).version
    assert [engine.versions()[document] for engine in engines()] == [version, version]
    found = ask()[1]
    assert (found["degraded"], titles(found)) == (False, [f"{WORDS} in Lund"])


def test_what_is_made_private_while_it_hangs_is_seen_no_more_at_once(
    site, proxy, publish, django_capture_on_commit_callbacks
):
    proxy.behave("hang")
    publish(f"{WORDS} in Lund")  # in vain: saves are kept off the server from now on
    page = ExchangePage.objects.get(pk=site.page.pk)
    assert [Client().get(page.url).status_code for _ in range(2)] == [200, 200]
    OutboxItem.objects.filter(topic="site.edition").delete()  # of the settings, which the first page made

    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert (
        Client().get(page.url).status_code == 302
    )  # to the login; what was kept of it ends with its edition
    assert ask()[1]["count"] == 0


def test_a_server_that_hangs_does_not_hold_the_worker(site, proxy, time):
    proxy.behave("hang")
    started = monotonic()

    healing.heal()

    assert monotonic() - started < 20  # an answer to a bulk may take sixty
    proxy.behave("pass")


def test_jobs_of_records_wait_no_longer_than_the_server_is_away(site, proxy, settings):
    institution = InstitutionFactory()
    OutboxItem.objects.all().delete()
    records = record_backend()
    records.asking = Breaker(clock=monotonic)
    proxy.behave("refused")
    enqueue_records([institution.pk])
    outbox.run_due()
    OutboxItem.objects.update(next_try_at=clock.now() + timedelta(hours=1))
    enqueue_records([InstitutionFactory().pk])
    outbox.run_due()
    waking.wake()
    assert OutboxItem.objects.filter(topic=RECORDS).count() == 2

    proxy.behave("pass")
    records.writing = Breaker((0.0,))
    waking.wake()
    outbox.run_due()

    assert not OutboxItem.objects.filter(topic=RECORDS).exists()
    assert {f"institution:{institution.pk}"} <= set(records.primary.versions())


def test_a_slow_server_is_not_waited_for_twice_in_one_request(site, proxy, publish):
    proxy.behave("slow")

    seconds, _found = ask()
    assert seconds < 2.5
    started = monotonic()
    assert Client().get("/en/search/", {"q": "nothing that anybody wrote"}).status_code == 200
    assert monotonic() - started < 2.5
    assert publish(f"{WORDS} in Lund") < 3


def test_a_disk_that_is_full_stops_writing_alone(site, publish, time):
    blocks = {"index.blocks.read_only_allow_delete": True}
    site.server.indices.put_settings(index=f"{site.prefix}-en", settings=blocks)

    assert publish(f"{WORDS} in Lund") < 3
    assert ask()[1]["degraded"] is False  # it answers; the page that waits is left out
    assert OutboxItem.objects.filter(topic="search.page").exists()

    site.server.indices.put_settings(
        index=f"{site.prefix}-en", settings={"index.blocks.read_only_allow_delete": None}
    )
    time[0] += 30
    waking.wake()
    outbox.run_due()
    assert titles(ask()[1]) == [f"{WORDS} in Lund"]


def test_a_server_that_is_killed_in_a_bulk_loses_nothing(site, proxy, time):
    pages = [make_page(ExchangePage, title=f"{WORDS} {number}") for number in range(8)]
    before = site.server.count(index=f"{site.prefix}-en")["count"]
    proxy.behave("killed")

    with pytest.raises(SearchUnavailableError):
        sync_pages([str(page.pk) for page in pages])
    assert proxy.mode == "refused"
    assert site.server.count(index=f"{site.prefix}-en")["count"] == before + len(pages) // 2
    seconds, found = ask()
    assert seconds < 2.5
    # pages that wait are left out of the question itself
    assert (found["degraded"], found["count"]) == (True, 1)

    proxy.behave("pass")
    time[0] += 60
    outbox.run_due(limit=100)
    assert not OutboxItem.objects.filter(topic="search.page").exists()
    ids = [document_id(page.pk) for page in pages]
    wanted = dict(DocumentVersion.objects.filter(pk__in=ids).values_list("pk", "version"))
    for engine in engines():
        held = engine.versions()
        assert {one: held.get(one) for one in ids} == wanted
    found = ask()[1]
    assert (found["degraded"], found["count"]) == (False, 1 + len(pages))


def test_a_server_that_is_killed_in_the_bulk_of_a_rebuild_keeps_the_index_that_answers(site, proxy, time):
    pages = [make_page(ExchangePage, title=f"{WORDS} {number}") for number in range(8)]
    OutboxItem.objects.all().delete()
    proxy.behave("killed")

    with pytest.raises(SearchUnavailableError):
        site.primary.rebuild(one for one in all_documents() if one.locale == "en")
    assert titles(ask()[1]) == [site.page.title]
    proxy.behave("pass")
    time[0] += 60
    assert titles(ask()[1]) == [site.page.title]

    site.primary.rebuild(one for one in all_documents() if one.locale == "en")
    assert ask()[1]["count"] == 1 + len(pages)
    assert len(site.server.indices.get(index=f"{site.prefix}.*")) == 1


@pytest.mark.parametrize("damage", ["alias", "mapping"])
def test_an_index_that_is_lost_or_foreign_is_made_anew(site, publish, time, damage):
    alias = f"{site.prefix}-en"
    (index,) = site.server.indices.get_alias(name=alias)
    assert ask()[1]["degraded"] is False
    if damage == "alias":
        site.server.indices.delete_alias(index=index, name=alias)
    else:
        site.server.indices.delete(index=index)
    if damage == "mapping":
        site.server.indices.create(index=alias, mappings={"properties": {"title": {"type": "date"}}})

    seconds, found = ask()
    assert seconds < 2.5
    assert titles(found) == [site.page.title]
    assert publish(f"{WORDS} in Lund") < 3

    for _turn in range(2):
        time[0] += 60
        for chore in (anew, healing, refusing):
            chore._due.clear()
        waking.wake()
        healing.heal()
        outbox.run_due()
    assert not OutboxItem.objects.filter(topic="search.page").exists()
    assert not sum(one.total for one in find_drift())
    found = ask()[1]
    assert (found["degraded"], titles(found)) == (False, [f"{WORDS} in Lund"])
