from datetime import timedelta
from time import monotonic, sleep

import pytest

from core.outbox import runner
from search.backends import guarded
from search.backends.breaker import Breaker
from search.backends.guarded import HASTY, PATIENT, GuardedBackend
from search.backends.patience import PATIENCE
from search.contract import SearchResults, SearchUnavailableError
from tests.search.backends.fakes import FakeBackend
from tests.search.contracts.documents import NOW, document, query


@pytest.fixture
def time():
    return [100.0]


@pytest.fixture
def primary():
    made = FakeBackend("primary")
    made.timeouts = []
    return made


@pytest.fixture
def fallback():
    return FakeBackend("fallback")


@pytest.fixture
def backend(primary, fallback, time):
    def engine(timeout):
        primary.timeouts.append(timeout)
        return primary

    return GuardedBackend(
        engine,
        fallback,
        has_fallback=lambda: fallback.trouble != "not here",
        asking=Breaker(clock=lambda: time[0]),
        writing=Breaker((2.0, 5.0), clock=lambda: time[0]),
    )


@pytest.fixture
def hurry():
    """The half second after an editor's commit."""
    token = runner._deadline.set(monotonic() + 0.5)
    yield
    runner._deadline.reset(token)


def test_the_primary_answers(backend, primary, fallback):
    backend.put([document(1)])

    found = backend.search(query())

    assert (found.engine, found.total, found.degraded) == ("primary", 1, False)
    assert backend.suggest("bio", "en")[0].title == "bio by primary"
    assert backend.name == "primary"
    assert fallback.calls == ["put"]
    assert primary.timeouts == [PATIENCE, HASTY, PATIENT]


def test_the_fallback_answers_while_the_primary_does_not(backend, primary, fallback, caplog):
    backend.put([document(1)])
    primary.trouble = "refused"

    found = backend.search(query())

    assert (found.engine, found.total, found.degraded) == ("fallback", 1, True)
    assert found.until == NOW + timedelta(seconds=30)
    assert "search engine did not answer" in caplog.text


def test_a_simplified_answer_ends_with_the_next_date_where_that_is_sooner(backend, primary, fallback):
    primary.trouble = "refused"
    soon = NOW + timedelta(seconds=5)
    fallback.search = lambda asked: SearchResults((), 0, until=soon)

    assert backend.search(query()).until == soon


def test_after_a_failure_the_primary_is_left_alone_for_a_while(backend, primary, time, caplog):
    primary.trouble = "refused"

    for _ in range(4):
        assert backend.search(query()).degraded
        assert backend.suggest("bio", "en")[0].title == "bio by fallback"
    assert primary.calls == ["search"]
    assert caplog.text.count("did not answer") == 1

    time[0] += 2
    backend.search(query())
    time[0] += 29
    backend.search(query())
    assert primary.calls == ["search", "search"]

    time[0] += 1
    primary.trouble = None
    assert not backend.search(query()).degraded
    assert backend.asking.state == "closed"


def test_a_primary_that_hangs_is_not_waited_for(backend, primary, monkeypatch):
    monkeypatch.setattr(guarded, "seconds_left", lambda: 0.3)
    primary.trouble = lambda: sleep(1)
    started = monotonic()

    assert backend.search(query()).degraded
    assert monotonic() - started < 0.9


def test_a_request_that_has_waited_enough_asks_the_primary_no_more(backend, primary, monkeypatch):
    monkeypatch.setattr(guarded, "seconds_left", lambda: 0.1)

    assert backend.search(query()).degraded
    assert (primary.calls, backend.asking.state) == ([], "closed")


def test_a_document_is_written_to_both(backend, primary, fallback):
    backend.put(iter([document(1), document(2)]))
    backend.delete({"page:1": 2})

    assert list(primary.documents) == list(fallback.documents) == ["page:2"]


def test_the_fallback_is_written_though_the_primary_is_away(backend, primary, fallback):
    primary.trouble = "refused"

    with pytest.raises(SearchUnavailableError, match="refused"):
        backend.put([document(1)])

    assert list(fallback.documents) == ["page:1"]


def test_the_primary_is_written_though_the_fallback_is_broken(backend, primary, fallback):
    fallback.trouble = "disk full"

    with pytest.raises(SearchUnavailableError, match="disk full"):
        backend.put([document(1)])

    assert list(primary.documents) == ["page:1"]


def test_no_part_of_an_index_is_begun_where_there_is_none(backend, primary, fallback):
    fallback.trouble = "not here"

    backend.put([document(1)])

    assert (list(primary.documents), fallback.calls) == (["page:1"], [])


def test_writing_and_asking_fail_apart(backend, primary, time):
    def read_only():
        if primary.calls[-1] == "put":
            raise SearchUnavailableError("read-only")

    primary.trouble = read_only
    with pytest.raises(SearchUnavailableError):
        backend.put([document(1)])

    assert not backend.search(query()).degraded
    assert (backend.asking.state, backend.writing.state) == ("closed", "open")

    calls = len(primary.calls)
    with pytest.raises(SearchUnavailableError):
        backend.put([document(1)])
    assert len(primary.calls) == calls

    time[0] += 2
    primary.trouble = None
    backend.put([document(1)])
    assert list(primary.documents) == ["page:1"]


def test_an_editor_waits_no_longer_than_promised(backend, primary, hurry):
    primary.trouble = lambda: sleep(1)
    started = monotonic()

    with pytest.raises(SearchUnavailableError, match=r"within 0\.4 s"):
        backend.put([document(1)])

    assert monotonic() - started < 0.9


def test_an_editors_change_is_in_both_when_all_is_well(backend, primary, fallback, hurry):
    backend.put([document(1)])

    assert list(primary.documents) == list(fallback.documents) == ["page:1"]


def test_both_are_rebuilt(backend, primary, fallback):
    assert backend.rebuild([document(1), document(2)]) == 2
    assert backend.versions() == fallback.versions() == {"page:1": 1, "page:2": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["not here", "broken"])
def test_where_there_is_no_index_at_all_the_database_answers(backend, primary, fallback, trouble):
    primary.trouble, fallback.trouble = "refused", trouble

    found = backend.search(query())

    assert (found.engine, found.degraded) == ("database", True)
    assert backend.suggest("nothing is called this", "en") == ()
