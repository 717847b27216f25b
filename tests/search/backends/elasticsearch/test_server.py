"""The client of the server."""

import os

from search.backends.elasticsearch.server import client


def test_a_child_speaks_through_connections_of_its_own(monkeypatch):
    """A fork has its parent's sockets: both would write their requests into one, each in the middle of the other's."""
    address = "http://127.0.0.1:1"
    parents = client(address)
    assert client(address) is parents

    monkeypatch.setattr(os, "getpid", lambda: -1)

    assert client(address) is not parents
