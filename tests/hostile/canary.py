"""Canaries: a server and a file that nobody may visit, and a look into everything that came out."""

from __future__ import annotations

import re
import socketserver
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.hostile.model import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Canary:
    """Where the canaries sit, and the first bytes of every visit to the server so far."""

    http: str
    folder: Path
    visits: list[bytes] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """The file with the secret, outside of every publication."""
        return self.folder / "secret.txt"


@contextmanager
def canary(folder: Path) -> Iterator[Canary]:
    """Set the canaries out: a file in a folder, and a server on the loopback that answers with the secret."""
    folder.mkdir()
    (folder / "secret.txt").write_text(f"{SECRET}\n{SECRET}\n", encoding="utf-8")
    visits: list[bytes] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            visits.append(self.request.recv(1000))
            self.wfile.write(f"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n{SECRET}".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield Canary(f"http://127.0.0.1:{server.server_address[1]}/canary", folder, visits)
        finally:
            server.shutdown()


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def sings(data: bytes) -> bool:
    """Tell whether the secret stands in some bytes: plain, as UTF-16, in hexadecimal, or in a compressed stream."""
    forms = [form for code in ("utf-8", "utf-16-be", "utf-16-le") for form in (SECRET.encode(code),)]
    forms += [form.hex().encode() for form in forms]
    return any(form in text for text in (data, data.lower(), *_unpacked(data)) for form in forms)


def _unpacked(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(match[1])
        except zlib.error:
            continue
