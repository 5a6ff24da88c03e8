"""Servers on this machine that answer well, badly, slowly or not at all."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Request:
    """What a server was asked."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float


@dataclass
class Answer:
    """What a server says; a drip is written a byte at a time."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    """Seconds between two bytes."""
    before: float = 0.0
    """Seconds of silence before the answer."""
    raw: bytes | None = None
    """Written instead of everything else."""
    length: bool = True
    """Whether the length is announced."""


@dataclass
class Server:
    """A running server."""

    url: str
    asked: list[Request]

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


Site = dict[str, Answer] | Callable[[Request], Answer]


@contextmanager
def serving(site: Site, certificate: tuple[str, str] | None = None) -> Iterator[Server]:
    """Serve a site, answers by path or by function; other paths are 404.

    A certificate and its key make it https on localhost.
    """
    asked: list[Request] = []
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(parts.path, query, headers, time.monotonic())
            with lock:
                asked.append(request)
            answer = site(request) if callable(site) else site.get(parts.path, Answer("no", 404))
            with suppress(OSError):  # the client has had enough
                self.send(answer)

        def send(self, answer: Answer) -> None:
            time.sleep(answer.before)
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                return
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.length:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if not answer.drip:
                self.wfile.write(body)
                return
            for byte in body:
                self.wfile.write(bytes([byte]))
                time.sleep(answer.drip)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  (clients that go away)
    url = f"http://127.0.0.1:{server.server_port}"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        url = f"https://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Server(url, asked)
    finally:
        server.shutdown()
        server.server_close()
