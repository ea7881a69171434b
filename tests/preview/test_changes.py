"""Whatever an editor saves is seen, once it is all there; what builds write is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.preview import changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("a")
    (tmp_path / "build").mkdir()
    return tmp_path


def save_aside(root: Path) -> None:
    (root / "sources" / ".a.txt.swp").write_text("b")
    (root / "sources" / ".a.txt.swp").replace(root / "sources" / "a.txt")


CHANGES: list[Callable[[Path], object]] = [
    lambda root: (root / "sources" / "a.txt").write_text("b"),
    save_aside,
    lambda root: (root / "sources" / "b.txt").write_text(""),
    lambda root: (root / "sources" / "a.txt").unlink(),
    lambda root: (root / "sources" / "link").symlink_to("nowhere"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    ours = frozenset({str(root / "build")})
    before = changes.look(root, ours)
    assert changes.look(root, ours) == before
    change(root)
    assert changes.look(root, ours) != before


def test_what_builds_and_version_control_write_is_not_seen(root: Path) -> None:
    ours = frozenset({str(root / "build")})
    before = changes.look(root, ours)
    (root / "build" / "booklet.pdf").write_text("new")
    (root / ".git").mkdir()
    (root / ".git" / "index").write_text("new")
    assert changes.look(root, ours) == before


def test_many_files_are_one_change(root: Path) -> None:
    before = changes.look(root, frozenset())
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if 2 <= len(slept) <= 5:
            (root / "sources" / f"{len(slept)}.txt").write_text("")

    now = changes.wait(root, frozenset(), before, sleep)
    assert len(now - before) == 4
    assert len(slept) == 6


def test_a_file_that_never_rests_does_not_hold_everything_up(root: Path) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        (root / "log").write_text("x" * len(slept))

    changes.wait(root, frozenset(), changes.look(root, frozenset()), sleep)
    assert sum(slept) < 3
