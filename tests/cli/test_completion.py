from __future__ import annotations

import subprocess

import pytest
from click.shell_completion import ShellComplete

from publish.cli import main
from publish.cli.commands import publish


@pytest.mark.parametrize(
    ("shell", "words"),
    [("bash", "complete -o nosort -F"), ("zsh", "#compdef publish"), ("fish", "complete --no-files --command publish")],
)
def test_each_shell_has_its_script(shell: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert words in capsys.readouterr().out


def test_bash_takes_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    script = capsys.readouterr().out
    checked = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("before", "begun", "offered"),
    [
        ([], "b", ["build", "batch"]),
        (["impose", "--scheme"], "s", ["saddle", "signatures"]),
        (["explain"], "u", ["U001", "U002", "U003"]),
        (["fonts"], "f", ["fetch"]),
        (["check", "--format"], "ju", ["junit"]),
        (["schema"], "r", ["report"]),
    ],
)
def test_commands_options_and_values_are_completed(before: list[str], begun: str, offered: list[str]) -> None:
    found = ShellComplete(publish, {}, "publish", "_PUBLISH_COMPLETE").get_completions(before, begun)
    assert [one.value for one in found] == offered


def test_files_and_folders_are_left_to_the_shell() -> None:
    complete = ShellComplete(publish, {}, "publish", "_PUBLISH_COMPLETE").get_completions
    assert [one.type for one in complete(["impose"], "b")] == ["file"]
    assert [one.type for one in complete(["build", "--out"], "b")] == ["dir"]
