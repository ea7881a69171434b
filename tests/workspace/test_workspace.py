from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Diagnostic
from publish.provenance import Inputs
from publish.workspace import Workspace, reserve, swap

if TYPE_CHECKING:
    from collections.abc import Mapping

INPUTS = Inputs("plan", sources={"sources/b.txt": "b" * 64, "sources/a.txt": "a" * 64}, fonts={"F/f.ttf": "f" * 64})
FIRST = {"booklet.pdf": b"first", "leaflets/ar.pdf": b"leaflet"}
SECOND = {"booklet.pdf": b"second", "rst/ar.rst": b"text"}


def reserved(folder: Path) -> Workspace:
    workspace = reserve(folder)
    assert isinstance(workspace, Workspace), workspace
    return workspace


def refused(folder: Path) -> Diagnostic:
    diagnostic = reserve(folder)
    assert isinstance(diagnostic, Diagnostic)
    return diagnostic


def publish(folder: Path, products: Mapping[str, bytes]) -> Diagnostic | None:
    with reserved(folder) as workspace:
        return workspace.publish(products, INPUTS)


def products_in(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    del files["manifest.json"]
    return files


def test_a_set_replaces_the_one_before_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "build"
    assert publish(folder, FIRST) is None
    assert products_in(folder) == FIRST
    assert publish(folder, SECOND) is None
    assert products_in(folder) == SECOND
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


def test_where_folders_cannot_be_exchanged_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    assert publish(tmp_path / "build", FIRST) is None
    assert publish(tmp_path / "build", SECOND) is None
    assert products_in(tmp_path / "build") == SECOND
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_when_the_second_rename_fails_the_old_set_stands_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "build"
    publish(folder, FIRST)
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, "input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    diagnostic = publish(folder, SECOND)
    assert diagnostic
    assert diagnostic.code == "W001"
    assert products_in(folder) == FIRST


def test_nothing_published_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with reserved(tmp_path / "build"):
        pass
    assert list(tmp_path.iterdir()) == []
    publish(tmp_path / "build", FIRST)
    with pytest.raises(KeyError), reserved(tmp_path / "build"):
        raise KeyError
    assert products_in(tmp_path / "build") == FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_the_manifest_lists_everything_and_is_the_same_anywhere(tmp_path: Path) -> None:
    publish(tmp_path / "one", FIRST)
    publish(tmp_path / "two", dict(reversed(FIRST.items())))
    written = (tmp_path / "one" / "manifest.json").read_bytes()
    assert written == (tmp_path / "two" / "manifest.json").read_bytes()
    assert str(tmp_path).encode() not in written
    manifest = json.loads(written)
    assert manifest["products"] == [
        {"path": "booklet.pdf", "bytes": 5, "sha256": sha256(b"first").hexdigest()},
        {"path": "leaflets/ar.pdf", "bytes": 7, "sha256": sha256(b"leaflet").hexdigest()},
    ]
    assert [source["path"] for source in manifest["sources"]] == ["sources/b.txt", "sources/a.txt"]
    assert manifest["fonts"] == [{"file": "F/f.ttf", "sha256": "f" * 64}]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "build").symlink_to("real")
    publish(tmp_path / "build", FIRST)
    publish(tmp_path / "build", SECOND)
    assert (tmp_path / "build").is_symlink()
    assert products_in(tmp_path / "real") == SECOND


@pytest.mark.parametrize(
    ("name", "content"),
    [("thesis.odt", "years of work"), ("manifest.json", '{"tool": {"name": "another"}, "products": []}'),
     ("manifest.json", "{}"), ("manifest.json", "[" * 100_000)],
)  # fmt: skip
def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / name).write_text(content)
    diagnostic = refused(tmp_path / "build")
    assert diagnostic.code == "W002"
    assert diagnostic.code.tool
    assert name in diagnostic.message
    assert (tmp_path / "build" / name).read_text() == content
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_an_editors_own_file_among_the_products_is_never_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    publish(folder, FIRST)
    (folder / "leaflets" / "my notes.txt").write_text("mine")
    assert refused(folder).code == "W002"
    (folder / "leaflets" / "my notes.txt").unlink()
    with reserved(folder) as workspace:
        (folder / "late.txt").write_text("put here while the build ran")
        late = workspace.publish(SECOND, INPUTS)
    assert late
    assert (late.code, "late.txt" in late.message) == ("W002", True)
    assert products_in(folder) == {**FIRST, "late.txt": b"put here while the build ran"}


def test_what_desktops_leave_behind_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    publish(folder, FIRST)
    (folder / ".DS_Store").write_text("x")
    (folder / "leaflets" / "Thumbs.db").write_text("x")
    assert publish(folder, SECOND) is None
    assert products_in(folder) == SECOND


def test_one_build_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    with reserved(folder):
        second = refused(folder)
        assert (second.code, second.code.tool) == ("W003", True)
        assert publish(tmp_path / "another", FIRST) is None
    assert publish(folder, FIRST) is None


def test_leftovers_of_a_killed_build_go_with_the_next(tmp_path: Path) -> None:
    working = tmp_path / ".publish-build"
    (working / "new" / "rst").mkdir(parents=True)
    (working / "new" / "rst" / "en.rst").write_text("half")
    (working / "lock").write_text("")
    assert publish(tmp_path / "build", FIRST) is None
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_file_in_the_way_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "build"):
        diagnostic = refused(folder)
        assert (diagnostic.code, diagnostic.code.tool) == ("W001", True)
        assert str(folder) in diagnostic.message
        assert "a file stands where a folder is needed" in diagnostic.message
    (tmp_path / "loop").symlink_to("loop")
    assert refused(tmp_path / "loop" / "build").code == "W001"


def test_a_mount_point_cannot_be_swapped_and_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda _: True)
    diagnostic = refused(tmp_path / "build")
    assert diagnostic.code == "W001"
    assert "mount point" in diagnostic.message
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no space is left on the disk; the build needs"), (errno.EIO, "the disk reported a fault"),
     (errno.EDQUOT, "share of the disk"), (errno.EROFS, "read-only")],
)  # fmt: skip
@pytest.mark.parametrize("file", range(3))
def test_a_disk_that_refuses_at_any_file_leaves_the_old_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, file: int
) -> None:
    folder = tmp_path / "build"
    publish(folder, FIRST)
    written = 0

    def full(_: int) -> None:
        nonlocal written
        written += 1
        if written > file:
            raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        diagnostic = publish(folder, SECOND)
    assert diagnostic
    assert (diagnostic.code, diagnostic.code.tool) == ("W001", True)
    assert words in diagnostic.message
    assert str(folder / [*SECOND, "manifest.json"][file]) in diagnostic.message
    assert products_in(folder) == FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", ""])
def test_a_product_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        publish(tmp_path / "build", {name: b"x"})
    assert list(tmp_path.iterdir()) == []


AS_NOBODY = """\
import os, sys
from pathlib import Path
from publish.diagnostics import Diagnostic
from publish.workspace import reserve
if os.getuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
for folder in sys.argv[1:]:
    found = reserve(Path(folder))
    print(found.code, found.message, found.hint)
"""


def test_without_permission_the_path_and_the_need_are_named() -> None:
    # As an ordinary user, also where the tests run as root, whom nothing is forbidden.
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        closed, open_ = base / "closed", base / "open"
        for folder in (closed / "build", open_ / "build"):
            publish(folder, FIRST)
        (open_ / "build").chmod(0o555)
        open_.chmod(0o777)
        closed.chmod(0o555)
        base.chmod(0o755)
        told = subprocess.run(
            [
                sys.executable,
                "-c",
                AS_NOBODY,
                str(closed / "build"),
                str(closed / "new" / "build"),
                str(open_ / "build"),
            ],
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        assert products_in(closed / "build") == FIRST
        (open_ / "build").chmod(0o755)
        closed.chmod(0o755)
    assert [line.split()[:2] for line in told] == [
        ["W001", str(closed / "build")],
        ["W001", str(closed / "new" / "build")],
        ["W001", str(open_ / "build" / "manifest.json")],
    ]
    assert all("no permission to write" in line and "--out" in line for line in told)
