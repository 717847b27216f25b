"""A server between the site and Elasticsearch that misbehaves as it is told."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

#: Headers of one connection, which are not passed on.
_HOP = frozenset({"connection", "transfer-encoding", "content-length", "keep-alive"})


class MisbehavingProxy:
    """Passes requests on, or does not: ``mode`` says how. ``asked`` counts what came."""

    def __init__(self, target: str) -> None:
        self.target = urlsplit(target)
        self.mode = "pass"
        self.asked = 0
        self._server: ThreadingHTTPServer | None = None
        self._released = threading.Event()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.listen()

    def listen(self) -> None:
        """Take connections."""
        self._released.clear()
        handler = type("Handler", (_Handler,), {"proxy": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self._server.daemon_threads = True
        threading.Thread(
            target=self._server.serve_forever, daemon=True, kwargs={"poll_interval": 0.05}
        ).start()

    def refuse(self) -> None:
        """Take no connections any more."""
        self.mode = "refused"
        self._released.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def behave(self, mode: str) -> None:
        """Do this from now on: pass, refused, hang, slow, drip, truncated, killed (in a bulk), or a status such as 503."""
        if mode == "refused":
            self.refuse()
            return
        self._released.set()
        self._released = threading.Event()
        self.mode = mode
        if self._server is None:
            self.listen()

    def hold(self, seconds: float) -> None:
        """Wait as a hung server does, no longer than the test."""
        self._released.wait(seconds)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: MisbehavingProxy

    def handle_any(self) -> None:
        """Answer as the proxy is told."""
        self.proxy.asked += 1
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        mode = self.proxy.mode
        if mode == "refused":
            self.close_connection = True
            return
        if mode == "hang":
            self.proxy.hold(30)
            self.close_connection = True
            return
        if mode.isdigit():
            self._send(
                int(mode),
                {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"},
                b'{"error": {"type": "x", "reason": "told to"}}',
            )
            return
        if mode == "slow":
            time.sleep(1.5)
        if mode == "killed" and self.path.startswith("/_bulk"):
            self._die(body)
            return
        self._send(*self._passed_on(body), mode)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815 -- the base class's names

    def _die(self, body: bytes) -> None:
        """Be killed in a bulk: the first half is written, and nobody hears so."""
        lines = body.splitlines(keepends=True)
        self._passed_on(b"".join(lines[: len(lines) // 4 * 2]))
        self.close_connection = True
        self.proxy.behave("refused")

    def _passed_on(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        target = self.proxy.target
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in {*_HOP, "host"}}
        connection.request(self.command, self.path, body=body, headers=headers)
        answer = connection.getresponse()
        content = answer.read()
        kept = {name: value for name, value in answer.getheaders() if name.lower() not in _HOP}
        connection.close()
        return answer.status, kept, content

    def _send(self, status: int, headers: dict[str, str], content: bytes, mode: str = "") -> None:
        with suppress(OSError):  # the client has gone
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command == "HEAD":
                return
            if mode == "truncated":
                self.wfile.write(content[: len(content) // 2])
                self.close_connection = True
            elif mode == "drip":
                self._drip(content)
            else:
                self.wfile.write(content)

    def _drip(self, content: bytes) -> None:
        """A byte at a time: no read of the client is slow, the answer never comes."""
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            self.proxy.hold(0.2)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""
