"""Hostile requests to `publish watch`: nothing of the publication or of the machine is answered, and it goes on."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from publish.preview import Preview, Stage, open_preview
from publish.report import Evidence, Report
from tests.hostile.canary import Canary, sings
from tests.hostile.requests import ODD, REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = "a-plan-of-our-own"


class Pencil:
    """Draws nothing."""

    def sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        del pdf
        return ((100.0, 200.0),)

    def draw(self, pdf: bytes, page: int) -> bytes | None:
        return b"PNG %d" % page if pdf else None


@pytest.fixture(scope="module")
def preview() -> Iterator[Preview]:
    stage = Stage(Pencil())
    stage.show(Report((), evidence=Evidence(_ID)), {"booklet.pdf": b"%PDF-1.7"}, 1.0)
    with open_preview(stage) as running:
        yield running


def answer(preview: Preview, request: bytes, birds: Canary) -> bytes:
    """Send bytes, say that no more will come, and return all that is answered before the other side ends."""
    host, secret = f"127.0.0.1:{preview.server_port}", preview.secret
    for mark, text in (("@HOST@", host), ("@SECRET@", secret), ("@FILE@", str(birds.file))):
        request = request.replace(mark.encode(), text.encode())
    with socket.create_connection(("127.0.0.1", preview.server_port), timeout=8) as line:
        said = bytearray()
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            while part := line.recv(65_536):
                said += part
        except OSError:
            pass  # it had heard enough
    return bytes(said)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_request_is_refused(name: str, preview: Preview, birds: Canary) -> None:
    said = answer(preview, REFUSED[name], birds)
    head = said.split(b"\r\n", 1)[0].split()
    assert not said.startswith(b"HTTP/1") or 400 <= int(head[1]) < 600, said[:300]
    assert b"<" not in said
    assert _ID.encode() not in said
    assert b"root:" not in said
    assert preview.secret.encode() not in said
    assert not sings(said)
    assert still_answers(preview, birds)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_request_does_nothing_besides(name: str, preview: Preview, birds: Canary) -> None:
    said = answer(preview, ODD[name], birds)
    assert all(line.split()[1] in {b"100", b"200", b"400"} for line in said.splitlines() if line.startswith(b"HTTP/1"))
    assert still_answers(preview, birds)


def test_connections_that_say_nothing_keep_nobody_waiting(preview: Preview, birds: Canary) -> None:
    silent = [socket.create_connection(("127.0.0.1", preview.server_port), timeout=8) for _ in range(100)]
    try:
        for line in silent[::2]:
            line.sendall(b"GET /")
        assert still_answers(preview, birds)
    finally:
        for line in silent:
            line.close()


def still_answers(preview: Preview, birds: Canary) -> bool:
    """Tell whether an honest request gets the state."""
    request = b"GET /@SECRET@/state HTTP/1.1\r\nHost: @HOST@\r\nConnection: close\r\n\r\n"
    head, _, body = answer(preview, request, birds).partition(b"\r\n\r\n")
    return head.startswith(b"HTTP/1.1 200") and json.loads(body)["products"] != []
