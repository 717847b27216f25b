from datetime import timedelta

import pytest
from wagtail.models import Page

from core.models.outbox import OutboxItem
from opportunities.models import ExchangePage
from search import anew, healing, refusing, waking
from search.backends.breaker import Breaker
from search.backends.guarded import GuardedBackend
from search.contract import SearchUnavailableError
from search.indexing import TOPIC, all_documents, handle_job
from tests.factories import make_page
from tests.search.backends.fakes import FakeBackend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch):
    for module in (anew, healing, refusing):
        monkeypatch.setattr(module, "_due", {})


@pytest.fixture
def primary():
    return FakeBackend("primary")


@pytest.fixture
def both(primary, backend, monkeypatch):
    """A server's engine with this test's embedded one behind it, as the whole site sees them."""
    made = GuardedBackend(lambda timeout: primary, backend, has_fallback=lambda: both_have[0])
    both_have = [True]
    made.is_here = both_have
    for module in ("search.backends", "search.indexing", "search.healing", "search.refusing"):
        monkeypatch.setattr(f"{module}.get_backend", lambda: made)
    return made


@pytest.fixture
def page(now):
    made = make_page(ExchangePage)
    OutboxItem.objects.all().delete()
    return made


def asleep(page, now, **values):
    return OutboxItem.objects.create(
        topic=TOPIC,
        key=str(page.pk),
        **{
            "next_try_at": now + timedelta(hours=1),
            "tries": 5,
            "error": "SearchUnavailableError: refused",
            **values,
        },
    )


def test_jobs_sleep_on_while_the_engine_is_away(both, primary, page, now):
    asleep(page, now)
    primary.trouble = "refused"

    waking.wake()

    assert not OutboxItem.objects.due(now).exists()


def test_jobs_are_done_together_as_soon_as_the_engine_is_back(both, primary, page, now):
    other, hidden = make_page(ExchangePage), make_page(ExchangePage, live=False)
    OutboxItem.objects.all().delete()
    asleep(page, now)
    asleep(other, now, failed_at=now)
    asleep(hidden, now)
    own_fault = OutboxItem.objects.create(
        topic=TOPIC, key="70000007", error="ValueError: odd", next_try_at=now + timedelta(hours=1)
    )

    waking.wake()

    assert list(OutboxItem.objects.values_list("key", flat=True)) == [own_fault.key]
    assert primary.documents.keys() == {f"page:{page.pk}", f"page:{other.pk}"}
    assert f"page:{hidden.pk}" in primary.deleted
    assert primary.calls[1:] == ["put", "delete"]  # after the probe, a write for all


def test_jobs_that_cannot_be_done_together_are_left_to_be_done_one_by_one(both, primary, page, now):
    asleep(page, now)
    primary.trouble = lambda: _only_first(primary)

    waking.wake()

    assert OutboxItem.objects.due(now).get().key == str(page.pk)


def _only_first(primary):
    if len(primary.calls) > 1:
        raise SearchUnavailableError("one of them is odd")


def _no_writes(primary):
    if primary.calls[-1] == "put":
        raise SearchUnavailableError("strict mapping")


def test_an_index_that_takes_no_document_for_a_while_is_made_anew(both, primary, page, now, monkeypatch):
    seconds = [100.0]
    monkeypatch.setattr(refusing.time, "monotonic", lambda: seconds[0])
    both.writing = Breaker((0.0,))
    asleep(page, now)
    primary.trouble = lambda: _no_writes(primary)

    waking.wake()
    seconds[0] += 19
    waking.wake()
    assert "rebuild" not in primary.calls

    seconds[0] += 1
    waking.wake()
    seconds[0] += 599
    waking.wake()
    assert primary.calls.count("rebuild") == 1

    primary.trouble = None
    waking.wake()
    assert refusing._due == {}


def test_one_that_is_away_meanwhile_is_not_refusing(both, primary, page, now, monkeypatch):
    both.writing = Breaker((0.0,))
    asleep(page, now)
    primary.trouble = lambda: _no_writes(primary)
    waking.wake()
    primary.trouble = "refused"

    waking.wake()

    assert refusing._due == {}


def test_the_embedded_engine_alone_is_not_made_anew_for_want_of_a_write(backend, page, now, monkeypatch):
    def fail(page_id):
        raise SearchUnavailableError("locked")

    monkeypatch.setattr(waking, "sync_page", fail)
    asleep(page, now)

    waking.wake()

    assert refusing._due == {}


def test_nothing_asleep_asks_nobody(both, primary, page):
    waking.wake()

    assert primary.calls == []


def test_a_job_fails_by_the_name_by_which_it_is_woken(both, primary, page):
    primary.trouble = "refused"

    for _ in range(2):  # by the server, and by the breaker
        with pytest.raises(SearchUnavailableError) as raised:
            handle_job(str(page.pk))
        assert type(raised.value) is SearchUnavailableError


def test_equal_indexes_are_left_alone(both, primary, backend, page):
    both.rebuild(all_documents())
    healing.heal()
    calls = list(primary.calls)

    healing.heal()

    assert set(primary.calls[len(calls) :]) == {"search"}  # counted, not compared one by one again


def test_a_lost_index_is_made_anew(both, primary, backend, page, caplog):
    primary.trouble = lambda: _only_rebuild(primary)
    both.is_here[0] = False

    healing.heal()

    assert f"page:{page.pk}" in primary.documents
    assert set(primary.documents) == set(backend.versions())
    assert caplog.text.count("index made anew") == 2


def _only_rebuild(primary):
    if primary.calls[-1] != "rebuild":
        raise SearchUnavailableError("no such index")


def test_an_engine_that_is_away_is_not_made_anew_again_and_again(both, primary, page, monkeypatch, caplog):
    both.rebuild(all_documents())
    primary.calls.clear()
    primary.trouble = "refused"

    healing.heal()
    healing.heal()

    assert primary.calls.count("rebuild") == 1
    assert "cannot be rebuilt" in caplog.text


def test_one_that_was_tried_in_vain_is_tried_again_after_as_long_as_that_took(
    both, primary, page, monkeypatch
):
    seconds = [100.0]
    monkeypatch.setattr(anew.time, "monotonic", lambda: seconds[0])
    primary.trouble = lambda: _takes_long(seconds)
    tries = []
    for _ in range(8):
        anew.make_anew_by_turns(primary)
        tries.append(primary.calls.count("rebuild"))
        seconds[0] += 10

    assert tries == [1, 1, 1, 1, 2, 2, 2, 2]  # thirty seconds, and five


def _takes_long(seconds):
    seconds[0] += 30
    raise SearchUnavailableError("disk full")


def test_an_embedded_index_that_is_lost_under_the_worker_is_made_anew(base_documents, backend, page):
    backend.rebuild(all_documents())
    healing.heal()
    backend._index().unlink()  # the worker has it open still
    with pytest.raises(SearchUnavailableError):
        handle_job(str(page.pk))

    healing.heal()

    assert set(backend.versions()) == {*base_documents, f"page:{page.pk}"}
    handle_job(str(page.pk))


def test_what_differs_is_written_again(both, primary, backend, page):
    both.rebuild(all_documents())
    primary.documents.pop(f"page:{page.pk}")

    healing.heal()

    assert f"page:{page.pk}" in primary.documents


def test_what_a_job_is_about_to_write_is_no_difference(both, primary, page, now):
    both.rebuild(all_documents())
    healing.heal()
    primary.documents.pop(f"page:{page.pk}")
    asleep(page, now)

    healing.heal()

    assert f"page:{page.pk}" not in primary.documents


def test_one_engine_alone_is_kept_equal_too(base_documents, backend, page):
    backend.rebuild([])

    healing.heal()
    assert set(backend.versions()) == {*base_documents, f"page:{page.pk}"}

    Page.objects.filter(pk=page.pk).update(live=False)
    healing.heal()
    assert set(backend.versions()) == set(base_documents)
