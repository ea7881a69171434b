"""`publish batch` from the outside, with hands that build nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from publish.batch import Job, Outcome, State
from publish.cli import batching, main
from publish.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

JOBS: list[Job] = []


class FakeHand:
    def do(self, job: Job) -> Outcome:
        JOBS.append(job)
        if "bad" not in job.name:
            return Outcome(job.name, State.BUILT, job.name, drawn=7, proven=7)
        code = Code.W001 if "tool" in job.name else Code.S001
        return Outcome(job.name, State.FAILED, errors=1, first=(Diagnostic(code, "No."),), is_tool=code.tool)

    def end(self) -> None: ...
    def stop(self) -> None: ...


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(batching, "LocalHand", FakeHand)
    monkeypatch.chdir(tmp_path)
    JOBS.clear()
    for name in ("in/a", "in/b/c", "in/d"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "publication.toml").touch()
    return tmp_path


def test_all_well(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "in", "--out", "made", "--jobs", "2"]) == 0
    said = capsys.readouterr()
    assert said.out == "3 publications: 3 built\n21 glyphs drawn in what stands, 21 proven\n"
    assert said.err == "1/3 built a\n2/3 built b/c\n3/3 built d\n"
    assert {job.target for job in JOBS} == {str(tree / "made" / name) for name in ("a", "b/c", "d")}


@pytest.mark.parametrize(("name", "status"), [("bad", 1), ("bad-tool", 2)])
def test_one_fails_and_the_others_do_not(
    name: str, status: int, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tree / "in" / "b" / "c").rename(tree / "in" / "b" / name)
    assert main(["batch", "in", "--format", "json", "--report", "report"]) == status
    content = json.loads(capsys.readouterr().out)
    assert [one["state"] for one in content["publications"]] == ["built", "failed", "built"]
    assert json.loads((tree / "report" / "batch.json").read_text()) == content
    assert (tree / "report" / "junit.xml").is_file()
    assert min(job.reports for job in JOBS) == str(tree / "report" / "a")


def test_fail_fast_begins_no_more(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "in" / "a").rename(tree / "in" / "a-bad")
    assert main(["batch", "in", "--fail-fast", "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert "3 publications: 1 failed, 2 not begun\n" in said.out
    assert said.err.endswith("1 of 3 done; the same command goes on from here.\n")


def test_a_list(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "due.txt").write_text("in/d\nin/a\n")
    assert main(["batch", "--list", "due.txt", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert {job.name for job in JOBS} == {"d", "a"}


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere",),
        ("in/a/..", "--list", "due.txt"),
        ("--list", "nowhere.txt"),
        ("in", "--ship"),
        ("in", "--jobs", "0"),
        ("in", "--cluster", "tcp://127.0.0.1:9", "--jobs", "2"),
    ],
)
def test_wrong_use(words: tuple[str, ...], tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del tree
    assert main(["batch", *words]) == 2
    assert "error U001" in capsys.readouterr().err
    assert JOBS == []
