"""Files that cannot be read are diagnostics, never tracebacks."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.intake import read

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_under_the_name_that_the_author_knows(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("привет".encode())
    source, diagnostics = read(path, "sources/a.txt")
    assert source is not None
    assert (source.name, source.text, diagnostics) == ("sources/a.txt", "привет", ())
    assert source.digest == sha256(path.read_bytes()).hexdigest()


def test_a_missing_file_is_s001(tmp_path: Path) -> None:
    source, (diagnostic,) = read(tmp_path / "b.txt", "sources/b.txt")
    assert source is None
    assert diagnostic.code is Code.S001
    assert str(tmp_path) not in diagnostic.message


def test_what_is_no_file_is_s005(tmp_path: Path) -> None:
    source, (diagnostic,) = read(tmp_path, "sources")
    assert source is None
    assert diagnostic.code is Code.S005
    assert str(tmp_path) not in diagnostic.message
