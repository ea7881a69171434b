"""Help and errors of use come at once: they import only what they need. The set of modules is held, not a time."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from publish.cli.front import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

PROBE = """
import sys
before = set(sys.modules)
from publish.cli import main
status = main(sys.argv[1:])
found = sorted(set(sys.modules) - before)
import json
sys.stderr.write("\\n" + json.dumps([status, found]))
"""
FRONT = {"publish", "publish.cli", "publish.cli.front"}
HELP = {*FRONT, "publish.cli.grammar", "publish.cli.kinds", "publish.cli.stream"}
ASKING = {
    *("publish.cli.asking", "publish.resources", "publish.standing", "publish.standing.holding"),
    *("publish.standing.place", "publish.standing.program", "publish.standing.question"),
}
#: So much of the standard library, and nothing that takes long.
STANDARD = {"__future__", "zlib"}


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
        (("build", "--help"), 0, HELP),
        (("fonts", "--help"), 0, HELP),
        (("fonts", "fetch", "-h"), 0, HELP),
        (("impose", "--help"), 0, HELP),
    ],
)
def test_the_front_door_imports_next_to_nothing(words: tuple[str, ...], status: int, expected: set[str]) -> None:
    ended, modules = imported(*words)
    assert ended == status
    assert ours(modules) == expected
    assert modules - ours(modules) <= STANDARD


@pytest.mark.parametrize(
    "words",
    [
        *(
            ("biuld",),
            ("--versoin",),
            ("build", "--formt", "x"),
            ("check", "--format", "jsn"),
            ("verify",),
            ("fonts", "lst"),
        ),
        *(("build", "--out"), ("build", "-qx"), ("build", "nowhere"), ("check", "a", "b"), ("impose", "nowhere.pdf")),
        *(("impose", "--signature", "x"), ("impose", "--sheet", "A99"), ("batch", "--jobs", "0"), ("batch", "--ship")),
        *(("normalize", "--language", "zz", "-"), ("explain", "G1"), ("correct", "--at", "x"), ("init", "--id", "a b")),
    ],
)
def test_wrong_use_is_told_without_the_parser(words: tuple[str, ...]) -> None:
    ended, modules = imported(*words)
    assert ended == 2
    assert ours(modules) - {"publish.tags"} == HELP
    assert foreign(modules) == set()


SETTLE = """
import sys
from publish.cli.asking import question
question(sys.argv[1], None, "text", quiet=True, verbose=False).settle(b"", {})
"""


def test_a_build_with_nothing_to_do_imports_next_to_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "plan" / "build").mkdir(parents=True)
    subprocess.run([sys.executable, "-c", SETTLE, tmp_path / "plan"], stdout=subprocess.PIPE, check=True)
    ended, modules = imported("build", str(tmp_path / "plan"), "--quiet")
    assert ended == 0
    assert ours(modules) == HELP | ASKING
    assert modules - ours(modules) <= STANDARD


def test_completing_a_command_imports_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PUBLISH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "publish b")
    monkeypatch.setenv("COMP_CWORD", "1")
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "publish"], capture_output=True, text=True, check=False
    )
    assert run.stdout == "plain,build\nplain,batch\n"
    assert not any(module in run.stderr for module, _ in COMMANDS.values())
