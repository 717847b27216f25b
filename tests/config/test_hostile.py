"""Nothing that anybody can write into an address breaks or blocks the site (hardening.md 51).

Every parameter with every value would take ten minutes: ``tests/faults/hostile.py`` sends them to a running site.
"""

import time
from urllib.parse import unquote_to_bytes

import pytest
from django.core.cache import cache
from django.test import Client

from core.api.document import openapi_document
from core.outbox import run_due
from search.facets import query_parameters
from tests.factories import make_page
from tests.factories.pages import PAGE_FACTORIES
from tests.faults import hostile

pytestmark = pytest.mark.django_db

#: Seconds of computing after which an answer hangs. How fast one is on a site as readers meet it is the program's to say:
#: here each line is traced, and the longest address alone has some 1,500 values.
HANGS = 10.0


@pytest.fixture
def client(db):
    """A visitor who is answered as by a server: a fault of ours is a 500."""
    return Client(raise_request_exception=False)


@pytest.fixture
def pages(db):
    """Something of every type to be found."""
    for model in PAGE_FACTORIES:
        make_page(model, rows_each=1)
    run_due()


def ask(client, address):
    """Send the bytes of an address as they are: the test client's own ``get`` would write them anew."""
    path, _, query = address.partition("?")
    environment = client._base_environ(
        PATH_INFO=bytes_of(path), QUERY_STRING=query, REQUEST_METHOD="GET", SERVER_NAME="testserver"
    )
    began = time.process_time()  # what it costs: a busy machine is no slow answer
    response = client.request(**environment)
    b"".join(response)  # streams are read
    return response.status_code, time.process_time() - began


def bytes_of(path):
    """What a server hands to WSGI: percent signs resolved, bytes as Latin-1."""
    return unquote_to_bytes(path).decode("latin-1")


def judged(client, addresses):
    """Those addresses whose answer is an error of ours or hangs."""
    bad = []
    for address in addresses:
        cache.clear()  # the API counts requests a minute
        status, seconds = ask(client, address)
        if status not in hostile.GOOD or seconds > HANGS:
            bad.append((status, round(seconds, 1), address[:200]))
    return bad


#: One of each view: the others differ by language and section alone.
VIEWS = [
    page
    for page in hostile.PAGES
    if page.startswith(("/en/opp", "/en/part", "/en/s", "/en/comp")) or page == "/ar/search/"
]


@pytest.mark.usefixtures("pages")
def test_pages_feeds_and_files_take_any_query(client):
    queries = list(hostile.queries(query_parameters(), all_pairs=False))

    assert judged(client, (f"{page}?{query}" for page in VIEWS for query in queries)) == []


@pytest.mark.usefixtures("pages")
def test_the_api_takes_any_query(client):
    addresses = (
        f"{path.replace('{id}', '1').replace('{name}', 'countries')}?{query}"
        for path, operations in openapi_document()["paths"].items()
        for query in hostile.queries(
            (one["name"] for one in operations["get"].get("parameters", []) if one["in"] == "query"),
            all_pairs=False,
        )
    )

    assert judged(client, addresses) == []


def test_any_path_is_answered(client):
    assert judged(client, hostile.paths(hostile.PREFIXES)) == []
