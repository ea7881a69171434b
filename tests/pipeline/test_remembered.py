"""A build that remembers gives the bytes of one that does not, whatever was changed in between."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.pdf.engine import Engine
from publish.pipeline import build
from publish.publication import load
from publish.store import NO_MEMORY, Memory
from tests.pipeline.conftest import quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.edition import Section
    from publish.pdf.model import Rendition
    from publish.pipeline import BuildResult

TOML = """\
[publication]
id = "shed"
languages = ["en", "tr"]
date = 2024-05-01
[sources]
en = "en.txt"
tr = "tr.txt"
[leaflets]
make = false
"""
ENGLISH = (
    "Rules of the shed\n\nTools are cleaned after work and go back into the shed.\n\n1. Water is shared,, always.\n"
)
TURKISH = "Kulübe kuralları\n\nAletler işten sonra temizlenir ve kulübeye geri konur.\n\n1. Su ortaktır, her zaman.\n"
CORRECTION = '[[correction]]\nfind = "shared,,"\nreplace = "shared,"\nwhy = "A doubled comma."\n'


def replaced(name: str, before: str, after: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after), encoding="utf-8")

    return change


def corrected(folder: Path) -> None:
    (folder / "corrections").mkdir()
    (folder / "corrections" / "en.toml").write_text(CORRECTION)


CHANGES = {
    "a letter": replaced("en.txt", "cleaned", "Cleaned"),
    "a line that moves the lines below": replaced("en.txt", "Tools", "\nTools"),
    "a correction": corrected,
    "a title": replaced("publication.toml", "date =", 'title.tr = "Bahçe"\ndate ='),
    "the date": replaced("publication.toml", "05-01", "05-02"),
    "the order": replaced("publication.toml", '"en", "tr"', '"tr", "en"'),
    "the spine": replaced("publication.toml", "[leaflets]", '[booklet]\nspine = "right"\n[leaflets]'),
    "the theme": replaced("publication.toml", "[leaflets]", '[style]\ntheme = "institutional"\n[leaflets]'),
    "leaflets": replaced("publication.toml", "make = false", "make = true"),
}
#: Those that run with every test run; the others run with `tasks.py long`.
OFTEN = ("a letter", "a correction")


def made(folder: Path, memory: Memory) -> BuildResult:
    publication, problems = load(folder)
    assert problems == ()
    assert publication is not None
    return build(publication, progress=quiet, memory=memory)


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker's start costs more than these few pages."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A publication that was built once, and the folder that remembers it."""
    folder, store = tmp_path_factory.mktemp("shed"), tmp_path_factory.mktemp("store")
    for name, text in {"publication.toml": TOML, "en.txt": ENGLISH, "tr.txt": TURKISH}.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert made(folder, Memory(store)).products
    return folder, store


def test_nothing_is_made_twice(remembered: tuple[Path, Path]) -> None:
    folder, store = remembered
    memory = Memory(store)
    assert made(folder, memory).products
    assert memory.made == 0


def test_another_place_is_the_same_publication(remembered: tuple[Path, Path], tmp_path: Path) -> None:
    folder, store = remembered
    memory = Memory(store)
    assert made(Path(shutil.copytree(folder, tmp_path / "copy")), memory).products == made(folder, memory).products
    assert memory.made == 0


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(change, id=name, marks=() if name in OFTEN else pytest.mark.long)
        for name, change in CHANGES.items()
    ],
)
def test_whatever_is_changed_the_bytes_are_those_of_a_clean_build(
    remembered: tuple[Path, Path], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder, store = remembered
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    change(copy)
    memory = Memory(store)
    warm, clean = made(copy, memory), made(copy, NO_MEMORY)
    assert memory.made > 0
    assert warm.products == clean.products
    assert warm.diagnostics == clean.diagnostics
    assert warm.repairs == clean.repairs
    assert (warm.proof, warm.sources, warm.fonts, warm.texts) == (clean.proof, clean.sources, clean.fonts, clean.texts)


def test_an_edit_lays_out_its_language_and_what_depends_on_it(
    remembered: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = remembered
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    replaced("en.txt", "cleaned", "mended")(copy)
    laid_out: list[str] = []
    render = Engine.render

    def noticed(
        engine: Engine, sections: Sequence[Section], done: Callable[[], None] | None = None
    ) -> tuple[Rendition, ...]:
        laid_out.extend(section.name for section in sections)
        return render(engine, sections, done)

    monkeypatch.setattr(Engine, "render", noticed)
    assert made(copy, Memory(store)).products
    assert laid_out == ["en", "imprint"]  # the imprint tells the fingerprint of the whole edition
