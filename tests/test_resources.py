"""The folders that come with the program; tests/test_wheel.py asks the same of an installed wheel."""

from __future__ import annotations

from pathlib import Path

from publish.resources import fonts_folder, styles_folder

ROOT = Path(__file__).resolve().parent.parent


def test_in_the_repository_they_stand_at_the_top() -> None:
    assert fonts_folder() == ROOT / "fonts"
    assert styles_folder() == ROOT / "styles"
    assert (fonts_folder() / "fonts.lock.toml").is_file()
    assert (styles_folder() / "base.css").is_file()
