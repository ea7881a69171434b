from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = """\
[publication]
id = "plan"
languages = ["en", "ar"]
[sources]
files = ["sources/*.txt"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A publication that loads."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "b.txt").write_text("b")
    (tmp_path / "sources" / "a.txt").write_text("a")
    (tmp_path / "publication.toml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def declare(folder: Path) -> Callable[[str], Path]:
    """Write another publication.toml."""

    def write(text: str) -> Path:
        (folder / "publication.toml").write_text(text, "utf-8")
        return folder

    return write
