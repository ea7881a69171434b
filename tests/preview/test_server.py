"""The preview answers this machine's reader, at a handful of addresses, and nobody else."""

from __future__ import annotations

import json
import socket
import time
from contextlib import ExitStack
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.preview import Preview, Stage, open_preview
from publish.preview.server import CONNECTIONS
from publish.report import Evidence, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

PDF = b"%PDF-1.7 of three pages"
ODD = Diagnostic(Code.P003, "<b>odd</b>", place=PagePlace("booklet.pdf", 2, (1, 2, 3, 4)), severity=Severity.WARNING)
WRONG = Diagnostic(Code.G001, "No font has it.")


class Pencil:
    """Draws nothing, and says which page it was asked for."""

    def __init__(self) -> None:
        self.drawn: list[int] = []

    def sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        return ((100.0, 200.0),) * 3 if pdf == PDF else ()

    def draw(self, pdf: bytes, page: int) -> bytes | None:
        del pdf
        self.drawn.append(page)
        return b"PNG %d" % page


@pytest.fixture
def stage() -> Stage:
    stage = Stage(Pencil())
    stage.show(Report((ODD,), evidence=Evidence("plan")), {"booklet.pdf": PDF, "coverage.json": b"{}"}, 1.0)
    return stage


@pytest.fixture
def preview(stage: Stage) -> Iterator[Preview]:
    with open_preview(stage) as preview:
        yield preview


def asked(preview: Preview, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, str]:
    connection = HTTPConnection("127.0.0.1", preview.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": f"127.0.0.1:{preview.server_port}", **headers}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, str(answer.headers)


def test_the_page_and_what_it_asks_for(preview: Preview, stage: Stage) -> None:
    root = f"/{preview.secret}/"
    assert preview.address == f"http://127.0.0.1:{preview.server_port}{root}"
    status, body, headers = asked(preview, root)
    assert status == 200
    assert b"preview.js" in body
    assert "default-src 'none'" in headers
    for name in ("preview.js", "preview.css", "preview.svg"):
        assert asked(preview, root + name)[0] == 200
    state = json.loads(asked(preview, f"{root}state")[1])
    assert [one["path"] for one in state["products"]] == ["booklet.pdf"]
    assert state["findings"][0]["message"] == "<b>odd</b>"
    digest = state["products"][0]["digest"]
    for _ in range(2):
        assert asked(preview, f"{root}picture/{digest}/3.png")[:2] == (200, b"PNG 3")
    assert stage.artist.drawn == [3]  # type: ignore[attr-defined]  # the pencil's
    assert asked(preview, f"{root}pdf/booklet.pdf")[:2] == (200, PDF)
    assert asked(preview, f"{root}state", "HEAD")[1] == b""


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/state", "/wrong/state", "//state", "/{}", "/{}/nothing", "/{}/../state", "/{}/index.html"),
        *("/{}/pdf/", "/{}/pdf/coverage.json", "/{}/pdf/../../etc/passwd", "/{}/pdf/%2e%2e/%2e%2e/etc/passwd"),
        *("/{}/pdf//etc/passwd", "/{}/%2e%2e/server.py", "/{}/preview.js/../server.py", "/{}/page/preview.js"),
        *("/{}/picture/{digest}/0.png", "/{}/picture/{digest}/4.png", "/{}/picture/{digest}/-1.png"),
        *("/{}/picture/{digest}/٣.png", "/{}/picture/{digest}/1e3.png", "/{}/picture/0/1.png"),
        "/{}/picture/{digest}/9999999999999999.png",
    ],
)
def test_no_other_address_is_answered(preview: Preview, stage: Stage, path: str) -> None:
    products = stage.state()["products"]
    assert isinstance(products, list)
    named = path.replace("{digest}", products[0]["digest"]).replace("{}", preview.secret)
    encoded = named.encode().decode("latin-1") if named.isascii() else named.replace("٣", "%D9%A3")
    assert asked(preview, encoded)[0] == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "evil.example:{}", "127.0.0.1:1", "127.0.0.1.evil:{}", ""]
)
def test_a_name_that_was_bound_to_this_machine_afterwards_is_refused(preview: Preview, host: str) -> None:
    assert asked(preview, f"/{preview.secret}/state", Host=host.format(preview.server_port))[0] == 421


def test_localhost_is_this_machine(preview: Preview) -> None:
    assert asked(preview, f"/{preview.secret}/state", Host=f"localhost:{preview.server_port}")[0] == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_not_even_show_a_picture(preview: Preview, site: str) -> None:
    assert asked(preview, f"/{preview.secret}/state", Sec_Fetch_Site=site)[0] == 403
    assert asked(preview, f"/{preview.secret}/state", Sec_Fetch_Site="same-origin")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_nothing_can_be_changed(preview: Preview, method: str) -> None:
    assert asked(preview, f"/{preview.secret}/state", method)[0] == 501


def test_only_this_machine_is_listened_to(preview: Preview) -> None:
    assert preview.socket.getsockname()[0] == "127.0.0.1"


def test_every_change_is_told(preview: Preview, stage: Stage) -> None:
    with socket.create_connection(("127.0.0.1", preview.server_port), timeout=10) as line:
        host = f"127.0.0.1:{preview.server_port}"
        line.sendall(f"GET /{preview.secret}/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        heard = line.makefile("rb")
        told = iter(heard.readline, b"")
        assert next(one for one in told if one.startswith(b"data:")) == b"data: 1\n"
        stage.begin()
        assert next(one for one in told if one.startswith(b"data:")) == b"data: 2\n"


def test_a_failed_build_leaves_the_last_good_pages(stage: Stage) -> None:
    good = stage.state()["products"]
    stage.show(Report((ODD, WRONG)), {}, 1.0)
    state = stage.state()
    assert state["failed"] is True
    assert state["products"] == good
    findings = state["findings"]
    assert isinstance(findings, list)
    assert [one["code"] for one in findings] == ["G001", "P003"]


def test_connections_that_say_nothing_leave_room_for_others(preview: Preview) -> None:
    address = ("127.0.0.1", preview.server_port)
    with ExitStack() as silent:
        held = [silent.enter_context(socket.create_connection(address, timeout=10)) for _ in range(CONNECTIONS)]
        with socket.create_connection(address, timeout=10) as other:
            assert other.recv(1) == b""
        held[0].close()
        path = f"/{preview.secret}/state"
        deadline = time.monotonic() + 10
        while True:  # the thread behind what was closed is seen to end some moments later
            try:
                assert asked(preview, path)[0] == HTTPStatus.OK
                break
            except (OSError, HTTPException):
                assert time.monotonic() < deadline
                time.sleep(0.01)
