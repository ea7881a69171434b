"""A letter that the locked font has lost fails the build, with file, line, column, page and the way out."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from publish.pipeline import build, readiness
from publish.publication import load
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from pathlib import Path

    from publish.diagnostics import Diagnostic


def without_letter(folder: Path, letter: str) -> Path:
    """Copy the fonts; take a letter out of the cmap of every face that has it, and lock the damage."""
    fonts = folder / "fonts"
    shutil.copytree(fonts_folder(), fonts)
    lock = (fonts / "fonts.lock.toml").read_text(encoding="utf-8")
    for path in sorted(fonts.glob("*/*.ttf")):
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        with TTFont(path) as font:
            if ord(letter) not in font.getBestCmap():
                continue
            for table in font["cmap"].tables:
                table.cmap.pop(ord(letter), None)
            font.save(path)
        lock = lock.replace(before, hashlib.sha256(path.read_bytes()).hexdigest())
    (fonts / "fonts.lock.toml").write_text(lock, encoding="utf-8")
    return fonts


def missing(garden: Path, monkeypatch: pytest.MonkeyPatch, letter: str) -> list[Diagnostic]:
    fonts = without_letter(garden.parent, letter)
    monkeypatch.setattr(readiness, "fonts_folder", lambda: fonts)
    publication, _ = load(garden)
    assert publication is not None
    result = build(publication, progress=lambda _: None)
    return [problem for problem in result.diagnostics if problem.severity == "error"]


@pytest.mark.long
def test_a_lost_letter_is_named_where_it_stands_and_where_it_would_be_printed(
    garden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = missing(garden, monkeypatch, "щ")
    (found,) = errors
    assert found.code == "G001", "one fault is told once"
    assert "U+0449" in found.message
    line = (
        (garden / "sources" / "a-en-ru.txt")
        .read_text(encoding="utf-8")
        .splitlines()
        .index("Члены товарищества договорились о следующих правилах на будущий год:")
    )
    assert str(found.location) == f"sources/a-en-ru.txt:{line + 1}:13"
    assert found.place is not None
    assert (found.place.path, found.place.page) == ("booklet.pdf", 6)
    assert found.hint


@pytest.mark.long
def test_a_lost_arabic_letter_is_found_too(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = missing(garden, monkeypatch, "ظ")
    (found,) = errors
    assert found.code == "G001"
    assert found.location is not None
    assert (found.location.path, found.location.line) == ("sources/b-ar.txt", 5)
