"""The edition in a real Redis: shared, never back to an old value, and never a long wait."""

import shutil
import socket
import subprocess
import time

import pytest
import redis

from core import cache, health
from core.cache import edition
from tests.conftest import missing


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if shutil.which("redis-server") is None:
        missing("redis", "no redis-server on the path")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder), "--bind", "127.0.0.1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    client = redis.Redis(port=port)
    for _ in range(200):
        try:
            client.ping()
            break
        except redis.ConnectionError:
            time.sleep(0.02)  # a server that starts has no event to wait for
    yield f"redis://127.0.0.1:{port}/0"
    client.close()
    process.terminate()
    process.wait()


@pytest.fixture
def shared(server, settings):
    settings.MERIDIAN_REDIS_URL = server
    edition._memory.clear()
    client = redis.Redis.from_url(server)
    client.flushall()
    yield client
    client.close()
    edition._client(server).close()
    edition._client.cache_clear()
    edition._memory.clear()


def test_it_begins_by_itself_and_rises(shared):
    first = cache.current_edition()
    cache.raise_edition()

    assert cache.is_known(first)
    assert cache.current_edition() > first
    assert shared.get(edition.KEY).decode() == cache.current_edition()


def test_a_value_is_asked_for_a_few_times_a_second_only(shared):
    first = cache.current_edition()
    shared.set(edition.KEY, "1")

    assert cache.current_edition() == first


def test_after_a_flush_no_old_edition_comes_back(shared):
    before = {cache.current_edition()}
    for _ in range(3):
        shared.flushall()
        edition._memory.clear()
        before.add(cache.current_edition())

    assert len(before) == 4


def test_health_asks_the_server(shared):
    cache.current_edition()

    assert (health.cache()["ok"], health.cache()["shared"]) == (True, True)


def test_without_the_server_the_edition_is_unknown_and_is_not_asked_for_again(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.MERIDIAN_REDIS_URL = f"redis://127.0.0.1:{probe.getsockname()[1]}/0"
    edition._memory.clear()

    values = [cache.current_edition() for _ in range(2)]

    assert not any(cache.is_known(value) for value in values)
    assert len(set(values)) == 2
    assert edition._memory["edition"][0] > time.monotonic() + edition.PAUSE - 5
    with pytest.raises(redis.ConnectionError):
        cache.raise_edition()
    edition._client.cache_clear()
    edition._memory.clear()
