from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.workspace import Workspace, reserve

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import FakePipeline

WRONG = Diagnostic(Code.G001, "No font has it.", Location("sources/a.txt", 1, 3), "Add a font.")


def test_a_clean_build_writes_products_reports_and_manifest(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    built = folder / "build"
    assert sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()) == [
        "booklet.pdf",
        "manifest.json",
        "report/index.html",
        "report/junit.xml",
        "report/repairs.log",
        "report/report.json",
        "report/report.sarif",
        "report/summary.md",
    ]
    assert pipeline.calls == [("build", "plan")]
    manifest = json.loads((built / "manifest.json").read_text())
    assert manifest["publication"] == "plan"
    assert manifest["sources"] == [{"path": "sources/a.txt", "sha256": "a" * 64}]
    assert capsys.readouterr().out == "12 of 12 glyphs proven\nThe products are in build.\n"


def test_the_same_publication_gives_the_same_bytes_from_anywhere(
    folder: Path, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.diagnostics = (Diagnostic(Code.N002, "x", Location("sources/a.txt", 1), severity=Severity.WARNING),)
    assert main(["build", "--out", "one"]) == 0
    monkeypatch.chdir("/")
    assert main(["build", str(folder / "publication.toml"), "--out", str(folder / "two")]) == 0
    for path in (folder / "one").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (folder / "two" / path.relative_to(folder / "one")).read_bytes()


def test_errors_in_the_documents_leave_the_last_good_set(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--quiet"]) == 0
    pipeline.products = {"booklet.pdf": b"bad"}
    pipeline.diagnostics = (WRONG,)
    assert main(["build"]) == 1
    assert (folder / "build" / "booklet.pdf").read_bytes() == b"%PDF-1.7"
    assert capsys.readouterr().out == (
        "sources/a.txt:1:3: error G001 No font has it.\n"
        "    1 | A text\n"
        "      |   ^\n"
        "   hint: Add a font.\n"
        "12 of 12 glyphs proven\n"
        "Nothing was written to build.\n"
    )


def test_warnings_do_not_fail_a_build(folder: Path, pipeline: FakePipeline) -> None:
    pipeline.diagnostics = (Diagnostic(Code.N002, "No title.", severity=Severity.WARNING),)
    assert main(["build"]) == 0
    assert (folder / "build" / "booklet.pdf").exists()


def test_a_broken_tool_is_not_a_broken_document(folder: Path, pipeline: FakePipeline) -> None:
    pipeline.diagnostics = (WRONG, Diagnostic(Code.E002, "The engine stopped."))
    assert main(["build"]) == 2
    assert not (folder / "build").exists()


def test_a_fault_in_the_declaration_is_told_before_any_work(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "publication.toml").open("a") as file:
        file.write('[booklet]\ntrimm = "A5"\n')
    assert main(["build"]) == 1
    assert pipeline.calls == []
    told = capsys.readouterr().out
    assert told.startswith('publication.toml:7:1: error C002 The key "trimm" is not known in [booklet].\n')
    assert '    7 | trimm = "A5"\n      | ^\n' in told


@pytest.mark.usefixtures("pipeline")
def test_places_are_named_as_seen_from_here(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "publication.toml").write_text("x")
    monkeypatch.chdir(folder.parent)
    for name in (folder.name, str(folder)):
        assert main(["build", name, "--format", "github"]) == 1
        assert f"file={folder.name}/publication.toml,line=1," in capsys.readouterr().out


@pytest.mark.usefixtures("pipeline")
def test_a_missing_publication_is_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "sources"]) == 2
    told = capsys.readouterr().err
    assert "error C006 The folder sources has no publication.toml." in told
    assert not (folder / "sources" / "build").exists()


def test_a_folder_of_somebody_elses_is_refused_before_any_work(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--out", "."]) == 2
    assert main(["build", "--out", "sources"]) == 2
    assert pipeline.calls == []
    assert "error W002 sources holds files that publish did not write: a.txt." in capsys.readouterr().err
    assert (folder / "sources" / "a.txt").read_text() == "A text\n"


def test_two_builds_of_one_folder_do_not_meet(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    other = reserve(folder / "build")
    assert isinstance(other, Workspace)
    with other:
        assert main(["build"]) == 2
    assert pipeline.calls == []
    assert "error W003" in capsys.readouterr().out


def test_a_fault_of_our_own_is_one_sentence_and_leaves_nothing_behind(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.fault = KeyError("no such\nthing")
    assert main(["build"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "error U002 publish" in captured.err
    assert "publish/delivery/run.py:" in captured.err
    assert "KeyError: 'no such\\nthing'" in captured.err
    assert "Traceback" not in captured.err
    assert sorted(path.name for path in folder.iterdir()) == ["publication.toml", "sources"]


def test_an_interrupted_build_leaves_nothing_behind(
    folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.fault = KeyboardInterrupt()
    assert main(["build"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped before it was done."
    assert sorted(path.name for path in folder.iterdir()) == ["publication.toml", "sources"]


def test_an_interrupt_while_modules_are_read_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(words: object) -> int:
        del words
        raise KeyboardInterrupt

    monkeypatch.setattr("publish.cli.running.run_command", interrupt)
    assert main(["doctor"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped before it was done."


@pytest.mark.usefixtures("folder")
def test_quiet_tells_only_problems(pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-q"]) == 0
    assert capsys.readouterr().out == ""
    pipeline.diagnostics = (Diagnostic(Code.N002, "x", severity=Severity.NOTE), WRONG)
    assert main(["build", "-q"]) == 1
    told = capsys.readouterr().out
    assert "G001" in told
    assert "N002" not in told
    assert "proven" not in told


def test_check_writes_nothing(folder: Path, pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 0
    assert pipeline.calls == [("check", "plan")]
    assert json.loads(capsys.readouterr().out)["files"] == ["publication.toml", "sources/a.txt"]
    pipeline.diagnostics = (WRONG,)
    assert main(["check"]) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["publication.toml", "sources"]
