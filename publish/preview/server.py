"""The preview's server: this machine alone, one secret in its address, a handful of addresses, all of them to read.

What other pages in the same browser could do is refused: a name that was bound to 127.0.0.1 afterwards (DNS
rebinding) fails the check of `Host`, a request from another site that of `Sec-Fetch-Site`, and other users of the
machine do not know the secret.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import BoundedSemaphore, Event, Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket

    from publish.preview.stage import Stage

_LOOPBACK = "127.0.0.1"
_PAGE = {
    "": ("index.html", "text/html; charset=utf-8"),
    "preview.css": ("preview.css", "text/css; charset=utf-8"),
    "preview.svg": ("preview.svg", "image/svg+xml"),
    "preview.js": ("preview.js", "text/javascript; charset=utf-8"),
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: A page number has no more digits.
_DIGITS = 6
#: Seconds between signs of life, and the most readers that are told of changes at the same time.
_BEAT, _READERS = 10.0, 32
#: The most connections at the same time: each holds a thread, also one that says nothing.
CONNECTIONS = 128


class _Answer(NamedTuple):
    kind: str
    body: bytes
    lasts: bool = False


class Preview(ThreadingHTTPServer):
    """The server behind `open_preview`; `address` is what a browser opens."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128  # connections that wait to be taken: others that come at once keep nobody waiting

    def __init__(self, stage: Stage, port: int) -> None:
        super().__init__((_LOOPBACK, port), _Handler)
        self.stage = stage
        self.secret = secrets.token_urlsafe(12)
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (_LOOPBACK, "localhost"))
        self.readers = BoundedSemaphore(_READERS)
        self.connections = BoundedSemaphore(CONNECTIONS)
        self.over = Event()

    @property
    def address(self) -> str:
        """The address of the page, with its secret."""
        return f"http://{_LOOPBACK}:{self.server_port}/{self.secret}/"

    def process_request(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Give a connection a thread, or end it where too many are open."""
        if self.connections.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Answer on a connection until it ends, and make room for another one."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.connections.release()

    def handle_error(self, *_: object) -> None:
        """Say nothing where a browser has gone in the middle of an answer."""


@contextmanager
def open_preview(stage: Stage, port: int = 0) -> Iterator[Preview]:
    """Serve a stage until the block is left; port 0 takes any that is free. Raises OSError for one that is taken."""
    server = Preview(stage, port)
    thread = Thread(target=server.serve_forever, args=(0.2,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Preview
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "publish", ""
    timeout = 30.0  # a connection that says nothing ends

    def do_HEAD(self) -> None:
        """Answer as to GET, without what it stands for."""
        return self.do_GET()

    def do_GET(self) -> None:
        """Answer with what the address stands for."""
        if self.headers.get("Host", "") not in self.server.hosts:
            return self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        if self.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            return self._refuse(HTTPStatus.FORBIDDEN)
        try:
            _, secret, *rest = urlsplit(self.path).path.split("/", 2)
        except ValueError:  # no path, or brackets that are no address (RFC 3986, 3.2.2)
            return self._refuse(HTTPStatus.BAD_REQUEST)
        if not secrets.compare_digest(secret.encode(), self.server.secret.encode()) or not rest:
            return self._refuse(HTTPStatus.NOT_FOUND)
        if rest[0] == "events":
            return self._events()
        answer = self._find(unquote(rest[0]))
        return self._send(answer) if answer else self._refuse(HTTPStatus.NOT_FOUND)

    def _find(self, path: str) -> _Answer | None:
        """Look an address up; nothing of it ever becomes the name of a file."""
        stage = self.server.stage
        if path in _PAGE:
            name, kind = _PAGE[path]
            return _Answer(kind, (files(__package__) / "page" / name).read_bytes())
        if path == "state":
            return _Answer("application/json", json.dumps(stage.state(), ensure_ascii=False).encode())
        kind, _, rest = path.partition("/")
        if kind == "pdf":
            pdf = stage.pdf(rest)
            return _Answer("application/pdf", pdf) if pdf else None
        digest, _, number = rest.removesuffix(".png").partition("/")
        if kind == "picture" and number.isascii() and number.isdigit() and len(number) <= _DIGITS:
            png = stage.picture(digest, int(number))
            return _Answer("image/png", png, lasts=True) if png else None
        return None

    def _send(self, answer: _Answer, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "private, max-age=3600, immutable" if answer.lasts else "no-store")
        self._end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, without saying any of it again."""
        del message, explain
        self._refuse(HTTPStatus(code))

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(_Answer("text/plain; charset=utf-8", f"{status.phrase}\n".encode()), status)

    def _events(self) -> None:
        """Tell of each change (server-sent events, HTML 9.2) until the browser or the preview has gone."""
        if not self.server.readers.acquire(blocking=False):
            return self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self._end_headers()
            known = -1
            while self.command != "HEAD" and not self.server.over.is_set():
                number = self.server.stage.wait(known, _BEAT)
                self.wfile.write(b": still here\n\n" if number == known else b"data: %d\n\n" % number)
                known = number
        except OSError:
            return None
        finally:
            self.server.readers.release()

    def _end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what builds say."""
