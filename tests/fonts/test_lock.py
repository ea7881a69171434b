"""The font lock: what it does not list, or lists otherwise, stops the build."""

import shutil
from pathlib import Path

import pytest

from publish.diagnostics import Code
from publish.fonts import load
from publish.resources import fonts_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(fonts_folder(), tmp_path / "fonts")
    return tmp_path / "fonts"


def test_the_shipped_fonts_are_those_of_the_lock() -> None:
    catalog, problems = load(fonts_folder())
    assert problems == ()
    assert catalog is not None
    families = {face.family for face in catalog.faces}
    assert {"Source Serif 4", "Noto Serif", "Scheherazade New"} <= families
    assert all(catalog.face(name, 700) for name in families), "every family has a bold"
    assert {family for stack in catalog.stacks.values() for family in stack} <= families


def test_every_family_stands_beside_its_licence() -> None:
    for family in fonts_folder().iterdir():
        if family.is_dir():
            assert "SIL Open Font License" in (family / "OFL.txt").read_text(encoding="utf-8"), family.name


def test_a_changed_file_is_refused(folder: Path) -> None:
    path = folder / "noto-serif" / "NotoSerif_700Bold.ttf"
    path.write_bytes(path.read_bytes() + b"\0")
    catalog, problems = load(folder)
    assert catalog is None
    (problem,) = problems
    assert problem.code == Code.F001
    assert "noto-serif/NotoSerif_700Bold.ttf is not the one that the lock lists" in problem.message


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "noto-serif" / "NotoSerif_700Bold.ttf").unlink()
    catalog, problems = load(folder)
    assert catalog is None
    assert [problem.code for problem in problems] == [Code.F001]


@pytest.mark.parametrize("lock", [b"", b"family = 3", b"[[family]]\nname = 'x'", b"\xff", b"= ="])
def test_a_lock_that_cannot_be_read_is_said_once(folder: Path, lock: bytes) -> None:
    (folder / "fonts.lock.toml").write_bytes(lock)
    catalog, problems = load(folder)
    assert catalog is None
    assert [problem.code for problem in problems] == [Code.F003]


def test_a_text_is_set_by_the_first_family_that_has_all_its_letters() -> None:
    catalog, _ = load(fonts_folder())
    assert catalog is not None
    assert catalog.stack_for("Latn", "Plan of Action")[0] == "Source Serif 4"
    assert catalog.stack_for("Latn", "Ꞌaŋa ɓ ƙ")[0] == "Noto Serif"
    assert catalog.stack_for("Arab", "خطة عمل")[0] == "Scheherazade New"
    assert catalog.stack_for("Thai", "แผน") == ()
