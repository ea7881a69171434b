"""A file that is exchanged for a link to the outside, again and again, while it is being read."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from publish.edition.page import section
from publish.fence import read_ordinary
from publish.pdf.engine import EngineError
from publish.style import StyleSheet, read_own_sheet
from publish.style.pictures import Picture, find_picture
from tests.hostile.canary import Canary, sings
from tests.hostile.images import png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from publish.locale import Language
    from publish.pdf.engine import Engine

#: Exchange a file and a link for ever, each whole: nobody ever finds nothing there.
_FLICKER = """
import os, sys
path, outside = sys.argv[1:]
honest = open(path, "rb").read()
while True:
    os.symlink(outside, path + ".link")
    os.replace(path + ".link", path)
    open(path + ".file", "wb").write(honest)
    os.replace(path + ".file", path)
"""


@contextmanager
def flickering(path: Path, outside: Path) -> Iterator[None]:
    """Exchange a file for a link to another, and back, until the block is left."""
    process = subprocess.Popen([sys.executable, "-c", _FLICKER, str(path), str(outside)])
    try:
        yield
    finally:
        process.kill()
        process.wait()


@pytest.mark.long
def test_what_is_read_was_looked_at(tmp_path: Path, birds: Canary) -> None:
    path = tmp_path / "a.css"
    path.write_bytes(b"p { color: red }")
    read = refused = 0
    with flickering(path, birds.file):
        while min(read, refused) < 50:
            try:
                data = read_ordinary(path, 1_000_000, tmp_path)
            except OSError:
                refused += 1
            else:
                read += 1
                assert not sings(data)
            assert not sings(read_own_sheet(tmp_path, "a.css")[0].encode())


def test_a_picture_that_is_another_by_now_is_not_printed(
    tmp_path: Path, birds: Canary, hasty: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    path, other = tmp_path / "a.png", tmp_path.parent / "outside.png"
    path.write_bytes(png(8, 8, bytes(72)))
    other.write_bytes(png(8, 8, bytes([255]) * 72))
    found = find_picture(tmp_path, "a.png")
    assert isinstance(found, Picture)
    page = section(
        "en",
        known("en"),
        "T",
        f'<p>words <img alt="x" src="{found.address}"></p>',
        StyleSheet(sheet.css, {**sheet.fonts, found.address: found.path}),
    )
    (before,) = hasty.render([page])
    assert not before.warnings
    path.unlink()
    path.symlink_to(other)
    with suppress(EngineError):
        (after,) = hasty.render([page])
        assert "another file stands there by now" in " ".join(after.warnings)
    assert isinstance(find_picture(tmp_path, "a.png"), Picture) is False
    assert birds.visits == []
