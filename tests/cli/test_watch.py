"""`publish watch` as a person uses it: save, look, break, mend, Ctrl-C."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from publish.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TOML = '[publication]\nid = "shed"\nlanguages = ["en"]\n[sources]\nen = "en.txt"\n[leaflets]\nmake = false\n'


@pytest.fixture
def shed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "shed").mkdir()
    (tmp_path / "shed" / "publication.toml").write_text(TOML)
    (tmp_path / "shed" / "en.txt").write_text("Rules of the shed\n\nTools are cleaned after work.\n")
    return tmp_path / "shed"


@pytest.fixture
def watching(shed: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "publish", "watch", str(shed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def state_where(address: str, holds: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - as the page sees it
    for _ in range(600):
        with urlopen(f"{address}state") as answer:  # noqa: S310 - our own address
            state = json.load(answer)
        if not state["building"] and state["built"] and holds(state):
            return state
        time.sleep(0.1)
    pytest.fail("nothing of that kind was ever shown")


@pytest.mark.long
def test_it_follows_every_save(shed: Path, watching: subprocess.Popen[str]) -> None:
    assert watching.stdout
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", watching.stdout.readline())
    assert found
    first = state_where(found[0], lambda state: not state["failed"])
    with urlopen(f"{found[0]}picture/{first['products'][0]['digest']}/1.png") as answer:  # noqa: S310 - our own address
        assert answer.read(4) == b"\x89PNG"
    (shed / "en.txt").write_text("Rules of the shed\n\nTools are mended after work.\n")
    second = state_where(found[0], lambda state: state["products"] != first["products"])
    (shed / "publication.toml").write_text("[publication")
    broken = state_where(found[0], lambda state: state["failed"])
    assert broken["products"] == second["products"]
    assert (shed / "build" / "booklet.pdf").is_file()
    (shed / "publication.toml").write_text(TOML)
    state_where(found[0], lambda state: not state["failed"])
    watching.send_signal(signal.SIGINT)
    assert watching.wait(20) == 0
    with socket.socket() as line:
        assert line.connect_ex(("127.0.0.1", int(found[0].split(":")[2].split("/")[0]))) != 0


def test_a_port_that_is_taken_is_told(shed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["watch", str(shed), "--port", str(port)]) == 2
    assert "U001" in capsys.readouterr().err
