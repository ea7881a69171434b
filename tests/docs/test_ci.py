"""What other projects' CI runs: the script shows a missing letter at its line, and the templates name what is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "rules" / "sources").mkdir(parents=True)
    (tmp_path / "rules" / "publication.toml").write_text(
        '[publication]\nid = "rules"\nlanguages = ["en"]\n[sources]\nen = "sources/en.txt"\n'
    )
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "publish"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m publish "$@"\n')
    program.chmod(0o755)
    return tmp_path


def run(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    script = (ROOT / "ci" / "run-publish").read_text()
    (folder / "ci").mkdir()
    (folder / "ci" / "run-publish").write_text(script)
    return subprocess.run(
        ["bash", "ci/run-publish"],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PUBLISH_COMMAND": "check",
            "PUBLISH_FOLDER": "rules",
            "PUBLISH_FORMAT": "github",
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            **settings,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.long
def test_the_summary_is_of_the_run_itself(rules: Path) -> None:
    """A check finds nothing in a text that is too long; the build does."""
    (rules / "rules" / "sources" / "en.txt").write_text(
        "House rules\n\n" + "Close every window. " * 1000 + "\n", "utf-8"
    )
    done = run(rules, PUBLISH_COMMAND="build")
    assert done.returncode == 1
    assert "| error B001 |" in (rules / "summary.md").read_text("utf-8")


@pytest.mark.long
def test_a_missing_letter_fails_and_is_shown_at_its_line(rules: Path) -> None:
    (rules / "rules" / "sources" / "en.txt").write_text("House rules\n\nPlease close the 𒀀indows.\n", "utf-8")
    done = run(rules)
    assert done.returncode == 1
    assert "::error file=rules/sources/en.txt,line=3,col=18,title=G001 " in done.stdout
    assert "| error G001 | rules/sources/en.txt:3:18 |" in (rules / "summary.md").read_text("utf-8")
    assert "Not ready." in (rules / "publish-report" / "index.html").read_text("utf-8")


@pytest.mark.long
def test_a_clean_text_passes(rules: Path) -> None:
    (rules / "rules" / "sources" / "en.txt").write_text("House rules\n\nPlease close the windows.\n")
    done = run(rules)
    assert (done.returncode, "::error" in done.stdout) == (0, False)


@pytest.mark.parametrize("name", ["action.yml", "ci/publish.gitlab-ci.yml", "Containerfile", ".pre-commit-hooks.yaml"])
def test_templates_run_what_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for path in re.findall(r"(?:ci/run-publish|tasks\.py)", text):
        assert (ROOT / path).is_file()
    for task in re.findall(r"tasks\.py\"? (\w+)", text):
        assert f"def {task}(" in (ROOT / "tasks.py").read_text("utf-8")
