import pytest

from search.backends.breaker import PROBE_SECONDS, Breaker, BreakerOpenError
from search.contract import SearchUnavailableError


class Server:
    """Counts calls, and is down until told otherwise."""

    def __init__(self):
        self.calls, self.is_up = 0, False

    def __call__(self):
        self.calls += 1
        if not self.is_up:
            raise SearchUnavailableError("down")
        return "answer"


@pytest.fixture
def time():
    return [100.0]


@pytest.fixture
def breaker(time):
    return Breaker((2.0, 30.0), clock=lambda: time[0])


def failing(breaker, server):
    with pytest.raises(SearchUnavailableError) as raised:
        breaker.call(server)
    return type(raised.value)


def test_calls_pass_while_they_succeed(breaker):
    server = Server()
    server.is_up = True

    assert [breaker.call(server) for _ in range(3)] == ["answer"] * 3
    assert (breaker.state, server.calls) == ("closed", 3)


def test_one_failure_is_a_short_pause_and_two_are_a_long_one(breaker, time):
    server = Server()

    assert failing(breaker, server) is SearchUnavailableError
    assert failing(breaker, server) is BreakerOpenError
    assert (breaker.state, server.calls) == ("open", 1)

    time[0] += 2.0
    assert breaker.state == "half-open"
    assert failing(breaker, server) is SearchUnavailableError
    time[0] += 29.9
    assert failing(breaker, server) is BreakerOpenError
    assert server.calls == 2

    time[0] += 0.1
    failing(breaker, server)
    time[0] += 29.9
    assert failing(breaker, server) is BreakerOpenError
    assert server.calls == 3


def test_a_probe_that_succeeds_lets_all_calls_pass(breaker, time):
    server = Server()
    failing(breaker, server)
    server.is_up = True
    time[0] += 2.0

    assert [breaker.call(server) for _ in range(3)] == ["answer"] * 3
    assert breaker.state == "closed"


def test_while_one_probes_the_others_go_on_without(breaker, time):
    server = Server()
    failing(breaker, server)
    time[0] += 2.0
    others = []

    def probe():
        others.append(failing(breaker, server))
        return "answer"

    assert (breaker.call(probe), others, server.calls) == ("answer", [BreakerOpenError], 1)


def test_a_probe_that_never_came_back_is_followed_by_another(breaker, time):
    server = Server()
    failing(breaker, server)
    time[0] += 2.0

    def bug():
        raise ValueError("no trouble of the server's")

    with pytest.raises(ValueError, match="no trouble"):
        breaker.call(bug)
    assert failing(breaker, server) is BreakerOpenError
    time[0] += PROBE_SECONDS
    server.is_up = True

    assert breaker.call(server) == "answer"
