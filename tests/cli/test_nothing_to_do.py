"""A build with nothing to do says the same and leaves; whatever changed is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from publish.diagnostics import Code, Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import FakePipeline

ODD = Diagnostic(Code.N002, "odd", Location("sources/a.txt", 1), severity=Severity.WARNING)


@pytest.fixture
def built(
    folder: Path,
    pipeline: FakePipeline,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],  # the same stream for all builds
) -> Path:
    """A publication that was built once, with a warning."""
    del capsys
    monkeypatch.setenv("PUBLISH_CACHE", str(folder.parent / f"{folder.name}-cache"))
    (folder / "notes").mkdir()
    (folder / "notes" / "b.txt").write_text("Not a source yet\n")
    pipeline.diagnostics = (ODD,)
    assert main(["build"]) == 0
    assert len(pipeline.calls) == 1
    return folder


@pytest.mark.usefixtures("built")
def test_it_says_the_same_and_leaves(pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]) -> None:
    first = capsys.readouterr()
    assert main(["build"]) == 0
    assert capsys.readouterr() == first
    assert "N002" in first.out
    assert len(pipeline.calls) == 1


def test_a_touched_file_is_not_a_changed_one(built: Path, pipeline: FakePipeline) -> None:
    (built / "sources" / "a.txt").touch()
    (built / ".git").mkdir()
    (built / ".git" / "index").write_text("a commit")
    assert main(["build"]) == 0
    assert len(pipeline.calls) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda built: (built / "sources" / "a.txt").write_text("A test\n"),
        lambda built: (built / "sources" / "c.txt").write_text("More\n"),
        lambda built: (built / "notes" / "b.txt").rename(built / "sources" / "b.txt"),
        lambda built: (built / "corrections").mkdir() or (built / "corrections" / "en.toml").write_text(""),
        lambda built: (built / "notes" / "b.txt").unlink(),
        lambda built: (built / "notes" / "b.txt").write_text("Anything that might be read counts.\n"),
        lambda built: (built / "away.txt").symlink_to(built.parent),
        lambda built: (built / "build" / "booklet.pdf").write_bytes(b"%PDF-1.8"),
        lambda built: (built / "build" / "booklet.pdf").unlink(),
        lambda built: (built / "build" / "manifest.json").unlink(),
        lambda built: (built / "build" / "manifest.json").write_bytes(
            (built / "build" / "manifest.json").read_bytes() + b"\n"
        ),
    ],
)
def test_whatever_changed_is_built(built: Path, pipeline: FakePipeline, change: Callable[[Path], object]) -> None:
    change(built)
    main(["build"])
    assert len(pipeline.calls) == 2 or not (built / "build" / "manifest.json").exists()


def test_a_strange_file_among_the_products_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "build" / "mine.txt").write_text("precious")
    assert main(["build"]) == 2
    assert "W002" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("--no-cache",),
        ("--verbose",),
        ("--quiet",),
        ("--format", "json"),
        ("--out", "elsewhere"),
    ],
)
@pytest.mark.usefixtures("built")
def test_another_command_is_another_question(pipeline: FakePipeline, words: tuple[str, ...]) -> None:
    assert main(["build", *words]) == 0
    assert len(pipeline.calls) == 2


def test_a_failed_build_is_tried_again(built: Path, pipeline: FakePipeline) -> None:
    (built / "sources" / "a.txt").write_text("A test\n")
    pipeline.diagnostics = (Diagnostic(Code.G001, "No font has it."),)
    assert [main(["build"]), main(["build"])] == [1, 1]
    assert len(pipeline.calls) == 3
