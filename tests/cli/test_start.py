"""Help and errors of use come at once: they import only what they need. The set of modules is held, not a time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from publish.cli.front import COMMANDS

PROBE = """
import json, sys
before = set(sys.modules)
from publish.cli import main
status = main(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([status, sorted(set(sys.modules) - before)]))
"""
FRONT = {"publish", "publish.cli", "publish.cli.front"}
FRAME = {*FRONT, "publish.cli.running", "publish.cli.commands"}
OPTIONS = {"publish.cli.options"}
TELLING = {
    *("publish.cli.console", "publish.cli.usage", "publish.cli.options"),
    *("publish.diagnostics", "publish.diagnostics.codes", "publish.diagnostics.model"),
    *("publish.report", "publish.report.excerpt", "publish.report.model", "publish.report.text"),
}


def imported(*words: str) -> tuple[int, set[str]]:
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *words], capture_output=True, text=True, encoding="utf-8", check=True
    )
    status, modules = json.loads(run.stderr.splitlines()[-1])
    return status, set(modules)


def foreign(modules: set[str]) -> set[str]:
    tops = {module.split(".", 1)[0] for module in modules}
    return {top for top in tops - sys.stdlib_module_names if not top.startswith("_") and top != "publish"}


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.split(".", 1)[0] == "publish"}


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        (("--help",), 0, FRONT),
        (("--version",), 0, FRONT),
        ((), 2, FRONT),
        (("biuld",), 2, FRONT),
        (("build", "--help"), 0, FRAME | OPTIONS | {"publish.cli.build"}),
        (("check", "--help"), 0, FRAME | OPTIONS | {"publish.cli.check"}),
        (("init", "--help"), 0, FRAME | OPTIONS | {"publish.cli.init"}),
        (("doctor", "--help"), 0, FRAME | OPTIONS | {"publish.cli.doctor"}),
        (("schema", "--help"), 0, FRAME | OPTIONS | {"publish.cli.schema"}),
        (("build", "--formt", "x"), 2, FRAME | TELLING | {"publish.cli.build"}),
    ],
)
def test_only_what_is_needed_is_imported(words: tuple[str, ...], status: int, expected: set[str]) -> None:
    ended, modules = imported(*words)
    assert ended == status
    assert ours(modules) == expected
    assert foreign(modules) == (set() if expected == FRONT else {"click"})


def test_the_front_door_imports_next_to_nothing() -> None:
    _, modules = imported("--help")
    assert modules - ours(modules) == {"__future__"}


def test_completing_a_command_imports_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PUBLISH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "publish b")
    monkeypatch.setenv("COMP_CWORD", "1")
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "publish"], capture_output=True, text=True, check=False
    )
    assert run.stdout == "plain,build\n"
    assert not any(module in run.stderr for module, _ in COMMANDS.values())
