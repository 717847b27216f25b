"""Whatever a server, a proxy or a foreign index does: ``SearchUnavailableError``, in time."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from search.backends.elasticsearch.engine import ElasticsearchBackend
from search.backends.elasticsearch.server import Budget, with_port
from search.contract import SearchUnavailableError
from tests.search.contracts.documents import document, query

PRODUCT = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}
EMPTY = {"timed_out": False, "_shards": {"failed": 0}, "hits": {"hits": []}}
ASKED = {
    "search": lambda engine: engine.search(query("visa")),
    "suggest": lambda engine: engine.suggest("visa", "en"),
    "versions": lambda engine: engine.versions(),
    "put": lambda engine: engine.put([document(1)]),
    "delete": lambda engine: engine.delete({"page:1": 2}),
    "rebuild": lambda engine: engine.rebuild([document(1)]),
}


@contextmanager
def answering(respond):
    """The address of a server that answers everything in one way."""

    class Handler(BaseHTTPRequestHandler):
        def respond(self):
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            respond(self)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = respond  # noqa: N815 -- names of the standard library

        def log_message(self, *_args):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(status, body, headers=PRODUCT, *, cut=0):
    """A response; ``cut`` bytes of what it promises never come."""

    def respond(handler):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content) + cut))
        handler.end_headers()
        handler.wfile.write(content)
        handler.close_connection = True

    return respond


BLOCKED = {"error": {"type": "cluster_block_exception", "reason": "read-only"}, "status": 403}
WRONG = {
    "503": saying(503, {"error": "unavailable", "status": 503}),
    "429": saying(429, {"error": {"type": "es_rejected_execution_exception"}, "status": 429}),
    "500 without a body": saying(500, b""),
    "read-only": saying(403, BLOCKED),
    "cut off": saying(200, {"responses": []}, cut=50),
    "no JSON": saying(200, b"<html>Sign in</html>"),
    "another product": saying(200, {"responses": [EMPTY] * 3}, {"Content-Type": "application/json"}),
    "a list": saying(200, [1, 2]),
}


@pytest.mark.parametrize("wrong", list(WRONG))
@pytest.mark.parametrize("call", list(ASKED))
def test_every_failure_is_one_kind_of_trouble(wrong, call):
    with answering(WRONG[wrong]) as url:
        engine = ElasticsearchBackend(url, "trouble", {})

        with pytest.raises(SearchUnavailableError):
            ASKED[call](engine)


@pytest.mark.parametrize("call", ["search", "suggest", "put", "delete"])
def test_a_server_that_never_answers_is_left_in_time(call):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        engine = ElasticsearchBackend(
            f"http://127.0.0.1:{listening.getsockname()[1]}", "trouble", {}, timeout=0.2
        )
        began = time.monotonic()

        with pytest.raises(SearchUnavailableError):
            ASKED[call](engine)

        assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("call", list(ASKED))
def test_a_server_that_is_not_there_is_trouble(call):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"

    with pytest.raises(SearchUnavailableError):
        ASKED[call](ElasticsearchBackend(url, "trouble", {}))


@pytest.mark.parametrize("call", ["search", "suggest", "put", "delete"])
def test_an_answer_of_another_shape_is_none(call):
    tree = {"shape.en.00000000000000000000": {"aliases": {"shape-en": {}}}}

    def respond(handler):
        saying(200, tree if "_alias" in handler.path else {"hello": ["world"]})(handler)

    with answering(respond) as url, pytest.raises(SearchUnavailableError, match="not an answer"):
        ASKED[call](ElasticsearchBackend(url, "shape", {}))


@pytest.mark.parametrize(
    "part",
    [
        {"error": {"type": "search_phase_execution_exception"}, "status": 503},
        {**EMPTY, "timed_out": True},
        {**EMPTY, "_shards": {"failed": 1}},
    ],
)
def test_half_an_answer_is_none(part):
    with (
        answering(saying(200, {"responses": [part] * 3})) as url,
        pytest.raises(SearchUnavailableError, match="in part"),
    ):
        ElasticsearchBackend(url, "trouble", {}).search(query("visa"))


def test_a_call_that_took_all_its_time_asks_no_more():
    with pytest.raises(SearchUnavailableError, match="too long"):
        Budget("http://127.0.0.1:1", 0.0).search("index", [{}])


@pytest.mark.parametrize(
    ("url", "complete"),
    [
        ("https://search.example", "https://search.example:443"),
        ("http://search.example/es", "http://search.example:9200/es"),
        ("https://u:p@search.example", "https://u:p@search.example:443"),
        ("http://127.0.0.1:9201", "http://127.0.0.1:9201"),
    ],
)
def test_an_address_gets_its_port(url, complete):
    assert with_port(url) == complete


def test_a_lost_alias_is_trouble_for_readers_and_set_again_by_writers(engine, server, prefix):
    engine.put([document(1, title="Visa")])
    (index,) = server.indices.get_alias(name=f"{prefix}-en")
    server.indices.delete_alias(index=index, name=f"{prefix}-en")

    assert engine.versions() == {"page:1": 1}
    assert engine.search(query("visa")).total == 1


def test_a_lost_alias_is_found_again_when_a_reader_asks(engine, server, prefix):
    engine.put([document(1, title="Visa")])
    (index,) = server.indices.get_alias(name=f"{prefix}-en")
    server.indices.delete_alias(index=index, name=f"{prefix}-en")

    with pytest.raises(SearchUnavailableError):
        engine.search(query("visa"))
    assert engine.search(query("visa")).total == 1


def test_a_lost_index_is_trouble_until_it_is_rebuilt(engine, server, prefix):
    engine.put([document(1, title="Visa"), document(2, locale="fr")])
    assert engine.search(query("visa")).total == 1
    for index in list(server.indices.get_alias(name=f"{prefix}-en")):
        server.indices.delete(index=index)

    for call in (lambda: engine.search(query("visa")), lambda: engine.suggest("visa", "en")):
        with pytest.raises(SearchUnavailableError, match="gone"):
            call()
    assert engine.versions() == {"page:2": 1}
    assert engine.rebuild([document(1, title="Visa")], "en") == 2
    assert engine.search(query("visa")).total == 1


def test_an_index_of_another_make_is_trouble_and_a_rebuild_replaces_it(engine, server, prefix):
    server.index(index=f"{prefix}-en", document={"title": "Visa", "id": "page:1", "own": "yes"}, refresh=True)

    for call in (
        lambda: engine.search(query("visa")),
        lambda: engine.suggest("visa", "en"),
        lambda: engine.put([document(1)]),
    ):
        with pytest.raises(SearchUnavailableError):
            call()

    assert engine.rebuild([document(1, title="Visa")]) == 1
    assert engine.search(query("visa")).total == 1


def test_an_index_that_takes_no_writes_is_trouble_for_writers_alone(engine, server, prefix):
    engine.put([document(1, title="Visa")])
    server.indices.put_settings(index=f"{prefix}-en", settings={"index.blocks.write": True})

    with pytest.raises(SearchUnavailableError, match="refused"):
        engine.put([document(1, title="Visa", version=2)])
    assert engine.search(query("visa")).total == 1


@pytest.mark.parametrize("locale", ["*", "en,fr", "../_all", "_all", "", "EN*", "-en"])
def test_what_is_no_language_code_names_no_index(engine, locale):
    engine.put([document(1, title="Visa")])

    assert engine.search(query("visa", locale=locale)).total == 0
    assert engine.suggest("visa", locale) == ()
