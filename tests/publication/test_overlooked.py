"""What lies beside publication.toml as if it were read is told, and nothing else is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publish.locale import language
from publish.pipeline.own_fonts import unlisted_fonts
from publish.publication.model import Source
from publish.publication.overlooked import overlooked, text_left_out
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = '[[correction]]\nfind = "a"\nreplace = "b"\nwhy = "c"\n'
FONT = fonts_folder() / "noto-serif" / "NotoSerif_400Regular.ttf"


def told(folder: Path, *files: str) -> list[str]:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".ttf"):
            (folder / name).write_bytes(b"")
        else:
            (folder / name).write_text(ENTRY if name.endswith(".toml") else "A text.")
    languages = [known for tag in ("en", "pt-BR") if (known := language(tag))]
    found = overlooked(folder, languages)
    assert {(str(one.code), str(one.severity)) for one in found} <= {("C011", "warning")}
    return [one.hint or "" for one in found]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("correction/en.toml", "Rename it to corrections."),
        ("Corrections/en.toml", "Rename it to corrections."),
        ("korrekturen/en.toml", "Rename it to corrections."),
        ("font/House.ttf", "Rename it to fonts."),
        ("Fonts/House.ttf", "Rename it to fonts."),
        ("pt_BR.toml", "Move it to corrections/pt-BR.toml, named after the language of its text."),
        ("corrections/en.tml", "Name it corrections/en.toml."),
        ("corrections/pt_BR.toml.txt", "Name it corrections/pt-BR.toml."),
    ],
)
def test_a_slip_of_a_name_is_told(name: str, hint: str, tmp_path: Path) -> None:
    assert told(tmp_path, name) == [hint]


def test_a_second_folder_of_nearly_the_same_name_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "corrections/en.toml", "correction/en.toml") == ["Rename it to corrections."]


@pytest.mark.parametrize(
    "names",
    [
        ("corrections/en.toml", "corrections/en.toml~", "corrections/README.md", "corrections/old/en.toml"),
        ("corrections/en.toml", "put-away/en.toml", "en.toml"),
        ("corrections-old/en.toml",),
        ("correction/notes.txt", "font/README.txt", "front/House.ttf", "fonts/House.ttf"),
        ("build/correction/en.toml", ".correction/en.toml", "images/plan.svg", "sources/a.txt", "notes.md"),
    ],
)
def test_what_is_an_editors_own_is_not(names: tuple[str, ...], tmp_path: Path) -> None:
    assert told(tmp_path, *names) == []


def test_a_text_that_no_pattern_takes_is_named(tmp_path: Path) -> None:
    told(tmp_path, "texts/rules_en.txt", "texts/Rules-Deutsch.md", "texts/notes.txt")
    german, turkish = language("de"), language("tr")
    assert german is not None
    assert turkish is not None
    sources = [Source(tmp_path / "texts" / "rules_en.txt", "texts/rules_en.txt")]
    assert text_left_out(tmp_path, sources, german) == "texts/Rules-Deutsch.md"
    assert text_left_out(tmp_path, sources, turkish) is None


def test_a_font_that_no_lock_lists_is_told(tmp_path: Path) -> None:
    assert unlisted_fonts(tmp_path) == ()
    (tmp_path / "fonts").mkdir()
    shutil.copy(FONT, tmp_path / "fonts" / "House 1.ttf")
    (found,) = unlisted_fonts(tmp_path)
    assert found.hint == "Add it with `publish fonts add 'fonts/House 1.ttf'`, or remove it."
