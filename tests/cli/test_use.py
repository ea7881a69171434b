from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish import __version__
from publish.cli import front, main
from publish.cli.progress import Progress
from publish.publication.declaration import json_schema

if TYPE_CHECKING:
    from tests.cli.conftest import FakePipeline

ROOT = Path(__file__).parents[2]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "publish", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["biuld"], "No such command 'biuld'.", "Did you mean build? See publish --help."),
        (["xyzzy"], "No such command 'xyzzy'.", "hint: See publish --help."),
        (["build", "--formt", "x"], "No such option '--formt'.", "Did you mean --format? See publish build --help."),
        (["--versoin"], "No such option '--versoin'.", "Did you mean --version?"),
        (["check", "--format", "jsn"], '"jsn" is not known. Did you mean "json"?', "See publish check --help."),
        (["build", "-quite"], "No such option '-quite'.", "Did you mean --quiet? See publish build --help."),
        (["build", "-qx"], "No such option '-x'.", "hint: See publish build --help."),
        (["build", "--out"], "--out lacks its value: DIR.", "hint: See publish build --help."),
        (["build", "--out", "--quiet"], "--out lacks its value: DIR.", "is written --out=VALUE."),
        (["build", "--quiet=1"], "--quiet takes no value.", "See publish build --help."),
        (["build", "\x1b[31m"], '"<U+001B>[31m" is not there.', "See publish build --help."),
        (["--quiet", "check", "x"], "Options stand behind the command.", "Write: publish check --quiet x."),
        (["version"], "No such command 'version'.", "Did you mean --version?"),
        (["explain", "G1"], '"G1" is not known. Did you mean "G001"?', "See publish explain --help."),
        (
            ["impose", "x", "--signature", "10"],
            '--signature "10" is not a multiple of 4 from 4 to 64.',
            "impose --help",
        ),
        (["batch", "--ship"], "--ship belongs to --cluster", "See publish batch --help."),
        (["batch", ".", "--list", "-"], "Name a folder or a list, not both.", "See publish batch --help."),
        (["build", "a", "b"], 'One word too many: "b".', "See publish build --help."),
    ],
)
def test_wrong_use_names_the_nearest_and_the_help(
    words: list[str], message: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error U001 ")
    assert message in captured.err
    assert hint in captured.err


def test_no_words_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Usage: publish" in capsys.readouterr().err


@pytest.mark.parametrize("command", [None, *front.COMMANDS])
def test_every_help_has_an_example(command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([command] if command else []), "--help"]) == 0
    told = capsys.readouterr().out
    assert "Example" in told
    assert "  publish " in told.partition("Example")[2]


def test_the_help_lists_every_command_with_its_purpose(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-h"])
    told = capsys.readouterr().out
    for name, (_, purpose) in front.COMMANDS.items():
        assert f"{name} " in told
        assert purpose in told


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"publish {__version__}\n"


def test_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


def test_as_a_process_it_exits_with_the_status_and_speaks_utf_8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text('["ключ"]\n', "utf-8")
    done = run("build", str(tmp_path), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "\\u043a" in done.stdout
    done = run("build", str(tmp_path), "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "ключ" in done.stdout
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("word", ["schema", "--version"])
def test_a_reader_that_goes_away_is_no_fault(word: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "publish", word], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize(
    ("words", "streams", "status"),
    [
        ("--help", ">&-", 0),
        ("biuld", "2>&-", 2),
        ("biuld", "2>/dev/full", 2),
        ("--help", ">/dev/full", 2),
        ("schema", ">/dev/full 2>&1", 2),
        ("schema", ">&- 2>&-", 0),
    ],
)
def test_streams_that_are_closed_or_full_bring_no_traceback(words: str, streams: str, status: int) -> None:
    command = f"{sys.executable} -m publish {words} {streams}"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert ("error U003" in done.stderr) == (streams == ">/dev/full")


class Terminal:
    """A terminal, or a pipe, that remembers."""

    def __init__(self, *, terminal: bool) -> None:
        self.terminal, self.written = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


def shown(*told: str, **settings: bool) -> str:
    stream = Terminal(terminal=settings.get("terminal", True))
    times = iter([10.0, 10.5, *(11.5 + second for second in range(len(told)))])
    clock = partial(next, times)
    with Progress(stream, silent=settings.get("silent", False), clock=clock) as progress:  # type: ignore[arg-type]  # as much of a stream as it uses
        progress("Reading the sources")
        for step in told:
            progress(step)
    return stream.written


def test_progress_appears_after_a_second_and_only_on_terminals() -> None:
    assert shown("Proving", terminal=True) == "  1.5 s  Proving\n"
    assert shown("Proving", terminal=False) == ""
    assert shown("Proving", silent=True) == ""


def test_counts_of_a_step_are_written_over_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = ("Proving", "Proving: 1 of 2 files", "Proving: 2 of 2 files", "Preflight")
    monkeypatch.setenv("TERM", "xterm")
    assert shown(*steps) == (
        "  1.5 s  Proving\r\x1b[2K  2.5 s  Proving: 1 of 2 files\r\x1b[2K  3.5 s  Proving: 2 of 2 files\n"
        "  4.5 s  Preflight\n"
    )
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in shown(*steps)


@pytest.mark.usefixtures("folder")
def test_colours_are_for_terminals_without_no_color(
    pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del pipeline
    Path("publication.toml").write_text("x")
    for terminal, no_colour, term, coloured in (
        (True, "", "xterm", True),
        (False, "", "xterm", False),
        (True, "1", "xterm", False),
        (True, "", "dumb", False),
    ):
        monkeypatch.setattr(sys.stdout, "isatty", lambda terminal=terminal: terminal, raising=False)
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setenv("TERM", term)
        main(["check"])
        assert ("\x1b[" in capsys.readouterr().out) == coloured
