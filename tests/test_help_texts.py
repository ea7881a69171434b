"""What is printed without the parser is what the parser would print: help, and what is wrong with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs.helps import FOLDER, helps
from publish.cli.front import COMMANDS, answer
from publish.cli.grammar import grammar
from publish.cli.running import run_command

if TYPE_CHECKING:
    from pathlib import Path


def test_each_command_has_its_help_as_the_parser_writes_it() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert written == helps(), "run: python3 tasks.py helps"


@pytest.fixture(autouse=True)
def _nothing_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBLISH_CACHE", "")
    monkeypatch.setenv("COLUMNS", "80")


def compare(words: list[str], capsys: pytest.CaptureFixture[str]) -> bool:
    """Compare what front door and parser say; False where the front door leaves the words to the parser."""
    status = answer(words)
    if status is None:
        return False
    early = (status, *capsys.readouterr())
    assert early == (run_command(words), *capsys.readouterr())
    return True


#: Commands whose words are all wrong below: the others would run.
LETTERS = st.sampled_from(["--", "-x", "--zzz", "--fromat", "--quite", "--help", "-h", "--no-cache=1", "x", "", "a b"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(sorted(COMMANDS)), st.data())
def test_wrong_words_are_answered_as_the_parser_answers_them(
    capsys: pytest.CaptureFixture[str], command: str, data: st.DataObject
) -> None:
    found = grammar(command)
    assert found is not None
    words = data.draw(st.lists(LETTERS | st.sampled_from([*sorted(found.options), *found.commands, "x"]), max_size=4))
    compare([command, *words], capsys)


@pytest.mark.parametrize(
    "words",
    [
        *([command, "--help"] for command in COMMANDS),
        ["fonts", "lst"],
        ["fonts", "list", "-h"],
        ["build", "--formt", "x"],
        ["build", "-x"],
        ["build", "--format", "jsn"],
        ["build", "--format=xml"],
        ["check", "--quite"],
        ["schema", "reprot"],
        ["verify"],
        ["completion"],
        ["completion", "tcsh"],
        ["biuld"],
        ["fonts"],
        ["build", "a", "b"],
        ["check", "a", "b", "c"],
    ],
)
def test_the_usual_slips_need_no_parser(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert compare(words, capsys)


def test_a_narrow_terminal_gets_its_help_from_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert answer(["build", "--help"]) is None
