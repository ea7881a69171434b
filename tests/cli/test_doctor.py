"""`publish doctor` names what is missing, and the command for this machine that brings it."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from publish.cli import machine, main
from publish.cli.machine import Part, State
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def having(*programs: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in programs else None


@pytest.mark.parametrize(
    ("program", "user", "command"),
    [
        ("apt-get", 0, "apt-get update && apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("apt-get", 1, "sudo apt-get update && sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("dnf", 1, "sudo dnf install pango harfbuzz"),
        ("pacman", 0, "pacman -S pango harfbuzz"),
        ("brew", 1, "brew install pango harfbuzz fontconfig"),
    ],
)
def test_missing_libraries_are_brought_by_the_machines_own_manager(
    program: str, user: int, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    part = machine.libraries(("HarfBuzz-Subset",), having(program))
    assert part == Part("System libraries", State.MISSING, "cannot load HarfBuzz-Subset", command)


def test_a_package_of_another_version_is_named_with_the_one_that_is_wanted() -> None:
    part = machine.packages(lambda: ["click==0.0.1", "pytest>=1; extra == 'dev'", "no-such-package==3"])
    assert part.state is State.MISSING
    assert part.command.endswith("-m pip install click==0.0.1 no-such-package==3")


def test_a_font_that_was_changed_is_found(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    shutil.copytree(fonts_folder(), fonts)
    assert machine.fonts(fonts).state is State.GOOD
    changed = next(fonts.rglob("*.ttf"))
    changed.write_bytes(changed.read_bytes() + b"\0")
    part = machine.fonts(fonts)
    assert part.state is State.MISSING
    assert changed.name in part.found


def test_an_old_interpreter_is_told() -> None:
    assert machine.python((3, 10, 1)).state is State.MISSING
    assert machine.python((3, 11, 0)).state is State.GOOD


def test_what_is_only_good_to_have_fails_nothing() -> None:
    parts = list(machine.optional(having()))
    assert {part.state for part in parts} == {State.OPTIONAL}


def test_the_machine_that_runs_the_tests_can_build(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--format", "json"]) == 0
    parts = {part["name"]: part["state"] for part in json.loads(capsys.readouterr().out)}
    assert parts["System libraries"] == parts["Fonts"] == "ok"
