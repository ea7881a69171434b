"""Publications that are built in a second or two, and what stands in a folder."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TOML = """\
[publication]
id = "rules-of-{garden}"
languages = ["en"]
date = 2024-05-01
[sources]
files = ["*.txt"]
[leaflets]
make = false
"""
TEXT = """\
House rules of {garden}

The members of {garden} agree on the following rules for the year to come:

  1. Water is shared by all members of the garden, and nobody waters at noon.
  2. Tools are cleaned after work and go back into the shed in the evening.
"""


def write(folder: Path, garden: str) -> Path:
    """Write a publication."""
    folder.mkdir(parents=True)
    (folder / "publication.toml").write_text(TOML.format(garden=garden), encoding="utf-8")
    (folder / "en.txt").write_text(TEXT.format(garden=garden), encoding="utf-8")
    return folder


def held(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a folder by its path; nothing where there is no folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
